import { cos, minimum, scalar, type Scalar } from '../tf.js';
import type { ScheduleConfig } from '../../src/shared/config.js';

/** How something changes while training goes on: what it is at a step, from what it is at first. */
export type Course = (first: Scalar, step: Scalar) => Scalar;

/** What becomes of everything that changes by a schedule. */
export interface Schedule {
  readonly learningRate: Course;
  readonly penalties: Course;
  readonly instanceNoise: Course;
  readonly momentum: Course;
}

const constant: Course = (first) => first;

export const CONSTANT: Schedule = {
  learningRate: constant,
  penalties: constant,
  instanceNoise: constant,
  momentum: constant,
};

export function scheduleOf(config: ScheduleConfig): Schedule {
  if (config.kind === 'constant') return CONSTANT;
  const { kind, steps, learningRate, penalties, instanceNoise, momentum } = config;
  /** The part of the schedule that has passed, from 0 to 1. */
  const passed = (step: Scalar): Scalar => minimum(step.cast<Scalar>('float32').div(steps), 1);
  const to =
    (end: number): Course =>
    (first, step) =>
      first.mul(shareOf(kind, passed(step), end));
  return {
    learningRate: to(learningRate),
    penalties: to(penalties),
    instanceNoise: to(instanceNoise),
    momentum: (first, step) => first.add(scalar(momentum).sub(first).mul(passed(step))),
  };
}

/**
 * What is left after a part t, from 1 down to `end`. Linear: 1 − (1 − end) t. Cosine: end + (1 − end)(1 + cos πt)/2
 * (Loshchilov and Hutter 2017, equation 5). Exponential: endᵗ, by which each step leaves the same share of the last.
 */
function shareOf(kind: 'linear' | 'cosine' | 'exponential', t: Scalar, end: number): Scalar {
  switch (kind) {
    case 'linear':
      return t.mul<Scalar>(end - 1).add(1);
    case 'cosine':
      return cos(t.mul<Scalar>(Math.PI))
        .add<Scalar>(1)
        .mul<Scalar>((1 - end) / 2)
        .add(end);
    case 'exponential':
      return t.mul<Scalar>(Math.log(end)).exp();
    default:
      return kind satisfies never;
  }
}
