import { randomKey, randomNormal } from '../../src/shared/random.js';
import { countOf, type Measurement, type Sample } from './sample.js';

/** Random directions: the mean over so many varies by a few per cent. */
const DIRECTIONS = 64;

/**
 * The sliced Wasserstein-1 distance of two samples of equal size: the mean, over random directions that are always the
 * same, of the mean distance between the sorted projections (Rabin et al. 2011).
 */
export function* slicedWasserstein(a: Sample, b: Sample, directions = DIRECTIONS): Measurement<number> {
  const { size } = a;
  if (b.data.length !== a.data.length)
    throw new RangeError(`Samples of ${countOf(a)} and ${countOf(b)} examples have no such distance.`);
  let total = 0;
  for (let i = 0; i < directions; i++) {
    const direction = randomNormal(randomKey(i, 'metric'), size);
    const norm = Math.hypot(...direction);
    const project = ({ data }: Sample): Float32Array => {
      const projected = new Float32Array(countOf(a));
      data.forEach((value, j) => (projected[Math.floor(j / size)]! += (value * direction[j % size]!) / norm));
      return projected.sort();
    };
    const other = project(b);
    project(a).forEach((value, j) => (total += Math.abs(value - other[j]!)));
    yield;
  }
  return total / directions / countOf(a);
}
