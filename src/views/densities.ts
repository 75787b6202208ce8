/**
 * Densities estimated from samples, in one dimension or two, for what section 4.1 of the paper says of a generator that
 * stands still.
 */
import type { Interval } from '../elements/scales.js';

/** The neighbour whose distance tells a density. */
const NEIGHBOUR = 6;

/** Variance of the logarithm of that density: about 1/k. */
export const LOG_VARIANCE = 1 / NEIGHBOUR;

/**
 * The density of what a sample was drawn from, at some places, by the distance r to the k-th nearest of the n examples:
 * (k − ½)/(n · volume of the ball of radius r), whose logarithm is right on average but for the curvature of the density.
 * It is as fine as the sample is dense, whatever the scale. Infinite where k examples are the same.
 * @param places One after another, `[m, dimension]`; where they are the sample itself, each is left out of its own estimate.
 * @param sample `[n, dimension]`, n > 6.
 */
export function neighbourDensity(places: Float32Array, sample: Float32Array, dimension: 1 | 2): Float64Array {
  const isOwn = places === sample;
  const count = sample.length / dimension;
  const k = isOwn ? NEIGHBOUR + 1 : NEIGHBOUR;
  // Along the first axis, so that only what lies near on it need be looked at.
  const order = Uint32Array.from({ length: count }, (_, i) => i).sort(
    (a, b) => sample[a * dimension]! - sample[b * dimension]!,
  );
  const sorted = new Float64Array(sample.length);
  order.forEach((from, to) => {
    for (let axis = 0; axis < dimension; axis++)
      sorted[to * dimension + axis] = sample[from * dimension + axis]!;
  });

  const nearest = new Float64Array(k); // Squared distances, the least first.
  const take = (place: number, i: number): boolean => {
    let squared = (sorted[i * dimension]! - places[place * dimension]!) ** 2;
    if (squared >= nearest[k - 1]!) return false;
    if (dimension === 2) squared += (sorted[2 * i + 1]! - places[2 * place + 1]!) ** 2;
    if (squared >= nearest[k - 1]!) return true;
    let rank = k - 1;
    for (; rank > 0 && nearest[rank - 1]! > squared; rank--) nearest[rank] = nearest[rank - 1]!;
    nearest[rank] = squared;
    return true;
  };
  return Float64Array.from({ length: places.length / dimension }, (_, place) => {
    nearest.fill(Infinity);
    const start = lowerBound(sorted, dimension, places[place * dimension]!);
    for (let i = start; i < count && take(place, i); i++);
    for (let i = start - 1; i >= 0 && take(place, i); i--);
    const squared = nearest[k - 1]!;
    const volume = dimension === 1 ? 2 * Math.sqrt(squared) : Math.PI * squared;
    return (NEIGHBOUR - 0.5) / ((isOwn ? count - 1 : count) * volume);
  });
}

/** The first of the sorted examples whose first coordinate is not below this. */
function lowerBound(sorted: Float64Array, dimension: number, value: number): number {
  let [low, high] = [0, sorted.length / dimension];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle * dimension]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How far a window reaches, in its deviations. */
const REACH = 3;

/**
 * The density of what points in the plane were drawn from, through a Gaussian window as wide (σ) as the grid is fine.
 * @param points `[n, 2]`.
 * @returns On a grid over the extent, `[size, size]`, row by row from low y to high y.
 */
export function windowedDensity(
  points: Float32Array,
  [[left, right], [bottom]]: readonly [Interval, Interval],
  size: number,
): Float32Array {
  const density = new Float32Array(size * size);
  const spacing = (right - left) / (size - 1);
  const height = 1 / ((points.length / 2) * 2 * Math.PI * spacing ** 2);
  const weights = new Float32Array(2 * REACH + 2);
  for (let i = 0; i < points.length; i += 2) {
    const x = (points[i]! - left) / spacing;
    const y = (points[i + 1]! - bottom) / spacing;
    const [firstX, firstY] = [Math.floor(x) - REACH, Math.floor(y) - REACH];
    for (let j = 0; j < weights.length; j++) weights[j] = Math.exp(-0.5 * (firstX + j - x) ** 2);
    for (let row = firstY; row < firstY + weights.length; row++) {
      if (row < 0 || row >= size) continue;
      const ofRow = height * Math.exp(-0.5 * (row - y) ** 2);
      for (let j = 0; j < weights.length; j++) {
        const column = firstX + j;
        if (column >= 0 && column < size) density[row * size + column]! += ofRow * weights[j]!;
      }
    }
  }
  return density;
}
