/** How a target walks a kernel's axes: neighbours as one where nothing tells them apart. */
import type { Affine } from './loops.js';

/** An axis of a kernel, or several neighbours that are walked as one; `index` is that of the innermost of them. */
export interface Axis {
  readonly size: number;
  readonly index: number;
  /** How far one goes along it with each step, where that is not 1. */
  readonly step?: number;
}

/**
 * The axes of a kernel from axis `first` on, whose sizes these are, with neighbours merged wherever every address goes on
 * evenly from one to the other, which makes one flat loop of most elementwise kernels. At least one axis.
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
export function strideOf({ strides }: Affine, { index, step = 1 }: Pick<Axis, 'index' | 'step'>): number {
  return step * (strides[index] ?? 0);
}
