import { BACKEND_TITLES, type BackendName } from '../src/shared/backend.js';
import { reportOf } from '../src/shared/errors.js';
import type { Backend } from './backend/backend.js';
import type { Found } from './backend/find.js';
import { nextTask } from './task.js';
import type { Training } from './training.js';

/** Milliseconds that each backend is tried for after its first step, or not at all if that takes longer. */
const TRIAL = 150;

/** What a trial comes to. */
interface Outcome {
  /** Steps per second; 0 where the backend takes none. */
  readonly rate: number;
  /** Why it takes none, in a clause. */
  readonly failure?: string;
}

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
  const outcomes = new Map<Found, Outcome>();
  for (const candidate of candidates) outcomes.set(candidate, await tryOut(candidate.backend, train, now));
  const rateOf = (candidate: Found): number => outcomes.get(candidate)!.rate;
  const [best, ...slower] = candidates.toSorted((a, b) => rateOf(b) - rateOf(a)) as [Found, ...Found[]];
  for (const { backend } of slower) backend.dispose();
  const measured = Object.fromEntries(
    candidates.map((candidate) => [candidate.report.name, rateOf(candidate)]),
  ) as Partial<Record<BackendName, number>>;
  return {
    backend: best.backend,
    report: { ...best.report, measured, reason: reasonFor(best, outcomes) },
  };
}

/** Why the best is the best, in sentences. */
function reasonFor(best: Found, outcomes: ReadonlyMap<Found, Outcome>): string {
  const titleOf = ({ report }: Found): string => BACKEND_TITLES[report.name];
  const all = [...outcomes];
  const beaten = all.filter(([found, { failure }]) => found !== best && failure === undefined);
  const failed = all.filter(([, { failure }]) => failure !== undefined);
  const sentences = failed.map(
    ([found, { failure }]) => `${titleOf(found)} takes none of this training’s steps: ${failure}.`,
  );
  if (beaten.length > 0) {
    const than = beaten.map(([found]) => titleOf(found)).join(' and ');
    sentences.unshift(`It takes this training’s steps faster than ${than}.`);
  }
  return sentences.join(' ');
}

async function tryOut(
  backend: Backend,
  train: (backend: Backend) => Training,
  now: () => number,
): Promise<Outcome> {
  const training = train(backend);
  try {
    await training.ready();
    const timeOf = async (count: number): Promise<number> => {
      const start = now();
      await take(training, backend, count);
      return now() - start;
    };
    const first = await timeOf(1); // Only then has all been compiled and moved.
    if (first > TRIAL) return { rate: 1000 / first };
    let spent = await timeOf(1);
    // As many steps again as in the time spent so far: they are begun only where as much is left.
    while (2 * spent <= TRIAL) spent += await timeOf(training.step - 1);
    return { rate: (1000 * (training.step - 1)) / spent };
  } catch (thrown) {
    return { rate: 0, failure: reportOf(thrown).message };
  } finally {
    training.dispose();
  }
}

async function take(training: Training, backend: Backend, count: number): Promise<void> {
  const parts = training.takeSteps(count);
  while (!parts.next().done) await nextTask();
  await backend.settle();
}
