import type { Affine } from '../loops.js';

/** Several axes of a kernel that are walked as one; `index` is the one whose strides they have. */
export interface Axis {
  readonly size: number;
  readonly index: number;
}

/**
 * The axes of a kernel from axis `first` on, with neighbours merged wherever every address goes on evenly from one to
 * the other, which makes one flat loop of most elementwise kernels. At least one axis.
 */
export function mergedAxes(
  sizes: readonly number[],
  affines: readonly Affine[],
  first = 0,
): readonly [Axis, ...Axis[]] {
  const merged: [Axis, ...Axis[]] = [{ size: 1, index: first }];
  sizes.forEach((size, i) => {
    const outer = merged.at(-1)!;
    const axis = { size, index: first + i };
    const goesOn = affines.every((affine) => strideOf(affine, outer) === strideOf(affine, axis) * size);
    if (outer.size === 1) merged[merged.length - 1] = axis;
    else if (size !== 1 && goesOn) merged[merged.length - 1] = { ...axis, size: outer.size * size };
    else if (size !== 1) merged.push(axis);
  });
  return merged;
}

/** 0 for axes over which the address is not defined: the reduced ones, for what is stored. */
export function strideOf({ strides }: Affine, { index }: Pick<Axis, 'index'>): number {
  return strides[index] ?? 0;
}
