/** Arithmetic of addresses: affine functions of loop indices. */
import type { Affine } from './loops.js';

export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

export function sameShape(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((size, axis) => size === b[axis]);
}

/** The same number at every point. */
export function constant(offset: number, rank: number): Affine {
  return { offset, strides: Array<number>(rank).fill(0) };
}

/** The index along one axis, times `stride`. */
export function axisIndex(axis: number, rank: number, stride = 1): Affine {
  return { offset: 0, strides: Array.from({ length: rank }, (_, i) => (i === axis ? stride : 0)) };
}

/** One coordinate for each axis: every point as it is. */
export function identity(rank: number): readonly Affine[] {
  return Array.from({ length: rank }, (_, axis) => axisIndex(axis, rank));
}

/** `outer` at the point whose indices are `inner`, as a function of the `rank` indices that those are functions of. */
export function compose({ offset, strides }: Affine, inner: readonly Affine[], rank: number): Affine {
  return {
    offset: strides.reduce((sum, stride, i) => sum + stride * inner[i]!.offset, offset),
    strides: Array.from({ length: rank }, (_, axis) =>
      strides.reduce((sum, stride, i) => sum + stride * inner[i]!.strides[axis]!, 0),
    ),
  };
}

/** Distances between neighbours along each axis, in a tensor whose elements lie one after another. */
export function contiguousStrides(shape: readonly number[]): readonly number[] {
  return shape.map((_, axis) => sizeOf(shape.slice(axis + 1)));
}

/** Smallest and largest value over all points of a shape. */
export function rangeOf({ offset, strides }: Affine, shape: readonly number[]): readonly [number, number] {
  const reaches = strides.map((stride, axis) => stride * (shape[axis]! - 1));
  return [
    reaches.reduce((low, reach) => low + Math.min(0, reach), offset),
    reaches.reduce((high, reach) => high + Math.max(0, reach), offset),
  ];
}

/** Whether some coordinates of a view lead outside of what it views. */
export function goesOutside({ x, coordinates, shape }: Viewed): boolean {
  return coordinates.some((coordinate, axis) => {
    const [low, high] = rangeOf(coordinate, shape);
    return low < 0 || high >= x.shape[axis]!;
  });
}

/** What is viewed, over the points of which shape, and where. */
interface Viewed {
  readonly x: { readonly shape: readonly number[] };
  readonly shape: readonly number[];
  readonly coordinates: readonly Affine[];
}

/**
 * The same function of an element's place in the row-major order of `to` as it was in that of `from`, both shapes being of
 * one size; undefined where it is no affine function then.
 */
export function reshaped(
  { offset, strides }: Affine,
  from: readonly number[],
  to: readonly number[],
): Affine | undefined {
  const result: number[] = [];
  let taken = 0;
  let begun = 0;
  while (taken < from.length || begun < to.length) {
    // The next axes on both sides that hold equally many elements.
    let oldEnd = taken;
    let newEnd = begun;
    let oldSize = 1;
    let newSize = 1;
    do {
      if ((oldSize <= newSize && oldEnd < from.length) || newEnd === to.length) oldSize *= from[oldEnd++]!;
      else newSize *= to[newEnd++]!;
    } while (oldSize !== newSize);
    const step = strideOf(strides.slice(taken, oldEnd), from.slice(taken, oldEnd));
    if (step === undefined) return undefined;
    const shape = to.slice(begun, newEnd);
    result.push(...contiguousStrides(shape).map((stride) => stride * step));
    taken = oldEnd;
    begun = newEnd;
  }
  return { offset, strides: result };
}

/** The distance between neighbours in row-major order, where it is the same everywhere. */
function strideOf(strides: readonly number[], shape: readonly number[]): number | undefined {
  const axes = shape.map((size, axis) => ({ size, stride: strides[axis]! })).filter(({ size }) => size > 1);
  const last = axes.at(-1)?.stride ?? 0;
  let expected = last;
  for (const { size, stride } of axes.reverse()) {
    if (stride !== expected) return undefined;
    expected = stride * size;
  }
  return last;
}
