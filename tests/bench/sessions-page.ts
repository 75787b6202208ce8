/** Puts within reach of workers.mjs what it measures: trainings that share one worker, or have one each. */
import { wrap, type Remote } from 'comlink';
import type { BackendChoice } from '../../src/shared/backend.js';
import { resolveConfig } from '../../src/shared/config-schema.js';
import { presetNamed } from '../../src/shared/presets.js';
import type { TrainingWorker } from '../../src/shared/worker-api.js';
import { synthetic } from '../../src/sdk/synthetic.js';

interface Measured {
  /** From the first worker's making until every training can take its first step. */
  readonly readyMs: number;
  /** Steps per second of all together. */
  readonly stepsPerSecond: number;
}

const delay = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

const startWorker = (): Worker =>
  new Worker(new URL('sessions-worker.js', import.meta.url), { type: 'module' });

/** So many trainings of one preset, all at once, for so long. */
async function trainTogether(
  presetName: string,
  backend: BackendChoice,
  trainings: number,
  isShared: boolean,
  { warmUp, time }: { readonly warmUp: number; readonly time: number },
): Promise<Measured> {
  const preset = presetNamed(presetName);
  const dataset = synthetic(preset.dataset!);
  const began = performance.now();
  const workers = Array.from({ length: isShared ? 1 : trainings }, startWorker);
  const sessions = await Promise.all(
    Array.from({ length: trainings }, async (_, i) => {
      const { port1, port2 } = new MessageChannel();
      workers[i % workers.length]!.postMessage(undefined, [port2]);
      const session = wrap(port1) as unknown as Remote<TrainingWorker>;
      await session.open({ dataset, config: resolveConfig({ preset: presetName, seed: i + 1 }), backend });
      return session;
    }),
  );
  const readyMs = performance.now() - began;
  const stepsTaken = async (): Promise<number> => {
    const progress = await Promise.all(sessions.map((session) => session.step(1)));
    return progress.reduce((sum, { step }) => sum + step, 0);
  };
  await Promise.all(sessions.map((session) => session.play()));
  await delay(warmUp);
  await Promise.all(sessions.map((session) => session.pause()));
  const before = await stepsTaken();
  const start = performance.now();
  await Promise.all(sessions.map((session) => session.play()));
  await delay(time);
  await Promise.all(sessions.map((session) => session.pause()));
  const seconds = (performance.now() - start) / 1000;
  const after = await stepsTaken();
  for (const worker of workers) worker.terminate();
  return { readyMs, stepsPerSecond: (after - before - trainings) / seconds };
}

Object.assign(globalThis, { trainTogether });
