import type { RandomKey } from '../random.js';
import type { Component } from './gaussian-mixture.js';

/** A distribution that is exactly defined, so that a generator can be judged against the truth. */
export interface Synthetic {
  readonly dimension: 1 | 2;
  /** One sentence for the reader, with the numbers that define it. */
  readonly description: string;
  /** A box that holds practically all of the mass: `[low, high]` for each dimension. */
  readonly extent: readonly (readonly [number, number])[];
  /** `count` examples, one after another: `[count, dimension]`. A longer draw begins with a shorter one. */
  draw(key: RandomKey, count: number): Float32Array;
  /** p_data at a point, where it is known in closed form or by a sum; integrates to 1. */
  readonly density: ((point: readonly number[]) => number) | undefined;
  /** What a mixture of Gaussians consists of. */
  readonly components?: readonly Component[] | undefined;
}
