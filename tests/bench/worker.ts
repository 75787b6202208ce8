/** The worker that an engine runs in. It does what page.ts passes on. */
import { expose } from 'comlink';
import { CASES } from './cases.js';
import { ENGINES } from './engines/index.js';
import type { EngineName, Training } from './engine.js';
import { createTask } from './task.js';

export type Calls = typeof calls;

let training: Training;

const calls = {
  engines: (): EngineName[] => ENGINES.map(({ engine, backend, threads }) => ({ engine, backend, threads })),

  /** The other calls are for a training that this one has prepared. */
  prepare: async (wanted: EngineName, caseName: string): Promise<number> => {
    const engine = ENGINES.find((engine) => isSame(engine, wanted))!;
    const task = createTask(CASES.find(({ name }) => name === caseName)!);
    return milliseconds(async () => {
      training = await engine.prepare(task);
      await training.step(1);
    });
  },

  losses: (count: number): Promise<number[]> => training.losses(count),
  time: (steps: number): Promise<number> => milliseconds(() => training.step(steps)),
};

const isSame = (a: EngineName, b: EngineName): boolean =>
  a.engine === b.engine && a.backend === b.backend && a.threads === b.threads;

async function milliseconds(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

expose(calls);
