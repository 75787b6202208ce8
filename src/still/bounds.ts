import type { Interval } from '../elements/scales.js';

/** Smallest and largest value in each of `size` dimensions. */
export function boundsOf(data: ArrayLike<number>, size: number): Interval[] {
  const bounds = Array.from({ length: size }, (): [number, number] => [Infinity, -Infinity]);
  for (let i = 0; i < data.length; i++) {
    const interval = bounds[i % size]!;
    interval[0] = Math.min(interval[0], data[i]!);
    interval[1] = Math.max(interval[1], data[i]!);
  }
  return bounds;
}
