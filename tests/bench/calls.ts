/** What an engine's worker, or its process, can be asked. */
import { CASES } from './cases.js';
import { label, type Engine, type EngineName, type Training } from './engine.js';
import { ENGINES } from './engines/index.js';
import { createTask } from './task.js';

export type Calls = typeof calls;

let training: Training;

export const calls = {
  engines: (): EngineName[] => ENGINES.map(({ engine, backend, threads }) => ({ engine, backend, threads })),

  /** What the adapter calls itself. */
  adapter: async (): Promise<string> => {
    const info = (await navigator.gpu.requestAdapter({ powerPreference: 'high-performance' }))?.info;
    return info ? info.description || `${info.vendor} ${info.architecture}` : 'no WebGPU adapter';
  },

  /** The other calls are for a training that this one has prepared. */
  prepare: async (wanted: EngineName, caseName: string): Promise<number> => {
    const engine = engineNamed(wanted);
    const task = createTask(CASES.find(({ name }) => name === caseName)!);
    return milliseconds(async () => {
      training = await engine.prepare(task);
      await training.step(1);
    });
  },

  losses: (count: number): Promise<number[]> => training.losses(count),
  time: (steps: number): Promise<number> => milliseconds(() => training.step(steps)),
};

const engineNamed = (wanted: EngineName): Engine =>
  ENGINES.find((engine) => label(engine) === label(wanted))!;

async function milliseconds(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
