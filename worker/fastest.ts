import { BACKEND_TITLES, type BackendName } from '../src/shared/backend.js';
import type { Backend } from './backend/backend.js';
import type { Found } from './backend/find.js';
import { nextTask } from './task.js';
import type { Training } from './training.js';

/** Milliseconds that each backend is tried for, once its step is compiled. */
const TRIAL = 150;

/**
 * Tries each backend on steps of the training itself, because which is fastest depends on its size as much as on the
 * machine: small networks often win on WebAssembly beside a strong GPU. Those that lose are given up.
 * @param train Makes a training on a backend, for the trial only.
 * @param now Milliseconds; another clock is for tests.
 */
export async function fastest(
  candidates: readonly Found[],
  train: (backend: Backend) => Training,
  now: () => number = () => performance.now(),
): Promise<Found> {
  const [first, ...others] = candidates as [Found, ...Found[]];
  if (others.length === 0) return first;
  const rates = new Map<Found, number>();
  for (const candidate of candidates) rates.set(candidate, await rateOn(candidate.backend, train, now));
  const [best, ...slower] = candidates.toSorted((a, b) => rates.get(b)! - rates.get(a)!) as [
    Found,
    ...Found[],
  ];
  for (const { backend } of slower) backend.dispose();
  const measured = Object.fromEntries(
    candidates.map((candidate) => [candidate.report.name, rates.get(candidate)!]),
  ) as Partial<Record<BackendName, number>>;
  const than = slower.map(({ report }) => BACKEND_TITLES[report.name]).join(' and ');
  return {
    backend: best.backend,
    report: { ...best.report, measured, reason: `It takes this training’s steps faster than ${than}.` },
  };
}

/** Steps per second; 0 where it takes none. */
async function rateOn(
  backend: Backend,
  train: (backend: Backend) => Training,
  now: () => number,
): Promise<number> {
  const training = train(backend);
  try {
    await training.ready();
    await take(training, backend, 1); // Only then has all been compiled and moved.
    const start = now();
    let count = 1;
    while (now() - start < TRIAL) {
      await take(training, backend, count);
      count *= 2;
    }
    return (1000 * (training.step - 1)) / (now() - start);
  } catch {
    return 0;
  } finally {
    training.dispose();
  }
}

async function take(training: Training, backend: Backend, count: number): Promise<void> {
  const parts = training.takeSteps(count);
  while (!parts.next().done) await nextTask();
  await backend.settle();
}
