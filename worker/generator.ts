import type { Examples } from '../src/shared/dataset.js';
import type { DrawRequest } from '../src/shared/worker-api.js';

/** What evaluations and diagnoses look at: a training as it is between two steps, in the data's own units. */
export interface Generator {
  /** Training steps taken. */
  readonly step: number;
  sample(request: DrawRequest): Promise<Examples>;
  discriminate(data: Float32Array): Promise<Float32Array>;
}

/** Numbers that pass through a network at once: a few milliseconds of its work. */
const AT_ONCE = 2 ** 13;
/** Examples that do, however large. */
const LEAST_AT_ONCE = 64;

/** Examples of so many numbers that are generated or judged at once. */
export function examplesAtOnce(size: number): number {
  return Math.max(LEAST_AT_ONCE, Math.floor(AT_ONCE / size));
}
