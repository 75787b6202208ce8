import { randomKey, randomNormal } from '../../src/shared/random.js';
import { countOf, type Measurement, type Sample } from './sample.js';

/** Random directions: the mean over so many varies by a few per cent. */
const DIRECTIONS = 64;

/**
 * The sliced Wasserstein-1 distance of two samples of equal size: the mean, over random directions that are always the
 * same, of the mean distance between the sorted projections (Rabin et al. 2011).
 */
export function* slicedWasserstein(a: Sample, b: Sample, directions = DIRECTIONS): Measurement<number> {
  if (b.data.length !== a.data.length)
    throw new RangeError(`Samples of ${countOf(a)} and ${countOf(b)} examples have no such distance.`);
  let total = 0;
  for (let i = 0; i < directions; i++) {
    const direction = randomNormal(randomKey(i, 'metric'), a.size);
    const norm = Math.hypot(...direction);
    const other = projected(b, direction).sort();
    yield;
    projected(a, direction)
      .sort()
      .forEach((value, j) => (total += Math.abs(value - other[j]!) / norm));
    yield;
  }
  return total / directions / countOf(a);
}

/** x · direction for each example. */
function projected({ data, size }: Sample, direction: Float32Array): Float32Array {
  const projections = new Float32Array(data.length / size);
  for (let i = 0; i < projections.length; i++) {
    let sum = 0;
    for (let k = 0; k < size; k++) sum += data[i * size + k]! * direction[k]!;
    projections[i] = sum;
  }
  return projections;
}
