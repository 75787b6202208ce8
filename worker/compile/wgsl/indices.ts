/** The loop indices of a shader. */
import type { Affine } from '../loops.js';

/** An index that stands for one axis of a loop nest, or for several that are as good as one. */
export interface Index {
  readonly name: string;
  readonly size: number;
  /** The axis whose strides the index has: the innermost that it stands for. */
  readonly axis: number;
}

/**
 * The indices of the axes `firstAxis`, … of a nest, whose sizes are `shape`. Neighbours are merged where every address
 * goes on from one to the next as if they were one axis, because each index costs a division.
 */
export function indicesOf(
  shape: readonly number[],
  addresses: readonly Affine[],
  firstAxis = 0,
): readonly Index[] {
  const indices: Index[] = [];
  for (let i = shape.length - 1; i >= 0; i--) {
    const axis = firstAxis + i;
    const size = shape[i]!;
    const inner = indices[0];
    if (size === 1) continue;
    if (inner && addresses.every(({ strides }) => strides[axis] === strides[inner.axis]! * inner.size)) {
      indices[0] = { ...inner, size: inner.size * size };
    } else {
      indices.unshift({ name: `i${axis}`, size, axis });
    }
  }
  return indices;
}

/** WGSL that declares the indices, given the number of a point in row-major order. */
export function declareIndices(indices: readonly Index[], point: string): string {
  let inner = 1;
  return indices
    .toReversed()
    .map(({ name, size }, i) => {
      const quotient = inner === 1 ? point : `${point} / ${inner}`;
      inner *= size;
      return `let ${name} = ${i === indices.length - 1 ? quotient : `${quotient} % ${size}`};`;
    })
    .join('\n');
}

/** WGSL for `affine`, counted from `first`. */
export function addressText(affine: Affine, indices: readonly Index[], first?: string): string {
  const terms = indices.flatMap(({ name, axis }) => {
    const stride = affine.strides[axis]!;
    return stride === 0 ? [] : [stride === 1 ? name : `${name} * ${stride}`];
  });
  if (first) terms.unshift(first);
  if (affine.offset !== 0 || terms.length === 0) terms.push(`${affine.offset}`);
  return terms.join(' + ');
}
