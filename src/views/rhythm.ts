/** How often a run is measured, from how long that takes. */
import { niceStep } from '../elements/scales.js';

/**
 * Of the time, how much measuring may take at most. What is told of it is the time until the answer: while training goes
 * on, most of that is training's own, so that measuring costs it a fraction of this share.
 */
const SHARE = 0.02;

/** Generated examples that an evaluation is of: few to begin with, and more where that takes next to nothing. */
export const FEWEST = 256;
const MOST = 1024;

/** Milliseconds that an evaluation of more may take: at this share there is one every other second. */
const QUICK = 40;

/** Steps from one evaluation to the next, whatever the pace. */
const LEAST_STEPS = 10;
const MOST_STEPS = 50_000;

/**
 * A power of two: what an evaluation is to be of, where one of the `FEWEST` took so many milliseconds. What takes longest
 * grows with the square of it.
 */
export function countFor(took: number): number {
  let count = FEWEST;
  while (count < MOST && timeOf(2 * count, took) <= QUICK) count *= 2;
  return count;
}

/** Milliseconds that an evaluation takes at most, where one of the `FEWEST` took `took`. */
export function timeOf(count: number, took: number): number {
  return took * (count / FEWEST) ** 2;
}

/**
 * Milliseconds from one measurement to the next, where one takes `took`.
 * @param least However little it takes.
 */
export function restAfter(took: number, least: number): number {
  return Math.max(least, took / SHARE);
}

/** The steps that pass in so many milliseconds, at least, as 1, 2 or 5 times a power of ten. */
export function stepsIn(rest: number, stepsPerSecond: number): number {
  const steps = (rest / 1000) * stepsPerSecond;
  return steps > LEAST_STEPS ? Math.min(MOST_STEPS, niceStep(steps)) : LEAST_STEPS;
}
