import { randomKey, randomNormal } from '../../../src/shared/random.js';
import type { Sample } from '../../../worker/metrics/sample.js';

/** Normal numbers around `mean`: [count, size]. */
export function normal(count: number, size: number, seed: number, mean = 0): Sample {
  const data = randomNormal(randomKey(seed, 'dataset'), count * size).map((value) => value + mean);
  return { data, size };
}

export function sampleOf(size: number, ...data: number[]): Sample {
  return { data: Float32Array.from(data), size };
}

export function mapped(sample: Sample, change: (value: number, i: number) => number): Sample {
  return { ...sample, data: sample.data.map(change) };
}
