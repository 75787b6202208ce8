/** What metrics compare: examples of one kind, real or generated. */

/** Examples of `size` numbers each, one after another: [count, size]. */
export interface Sample {
  readonly data: Float32Array;
  readonly size: number;
}

export function countOf({ data, size }: Sample): number {
  return data.length / size;
}

/** Example i, a view. */
export function exampleOf({ data, size }: Sample, i: number): Float32Array {
  return data.subarray(i * size, (i + 1) * size);
}

/**
 * A metric that takes long: a generator that yields at least every few milliseconds, so that whoever runs it may do something
 * else meanwhile, or stop it.
 */
export type Measurement<Result> = Generator<void, Result>;

/** Takes a measurement at one go. */
export function measure<Result>(measurement: Measurement<Result>): Result {
  for (;;) {
    const { done, value } = measurement.next();
    if (done) return value;
  }
}
