import { randomKey, randomNormal } from '../../src/shared/random.js';

/**
 * Sliced Wasserstein-1 distance between two samples of equal size: the mean, over random directions, of the mean
 * distance between the sorted projections (Rabin et al. 2011). Both are [count, size].
 */
export function slicedWasserstein(a: Float32Array, b: Float32Array, size: number, directions = 64): number {
  const count = a.length / size;
  if (b.length !== a.length) throw new Error(`samples of ${a.length} and ${b.length} numbers`);
  let total = 0;
  for (let i = 0; i < directions; i++) {
    const direction = randomNormal(randomKey(i, 'sampleReal'), size);
    const norm = Math.hypot(...direction);
    const project = (values: Float32Array): Float32Array => {
      const projected = new Float32Array(count);
      values.forEach(
        (value, j) => (projected[Math.floor(j / size)]! += (value * direction[j % size]!) / norm),
      );
      return projected.sort();
    };
    const projectedB = project(b);
    project(a).forEach((value, j) => (total += Math.abs(value - projectedB[j]!)));
  }
  return total / directions / count;
}
