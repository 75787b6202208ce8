/** The loop indices of a shader. */
import { mergedAxes, strideOf, type Axis } from '../axes.js';
import type { Affine } from '../loops.js';

/** The index along an axis. */
export interface Index extends Axis {
  readonly name: string;
}

/** The indices of the axes `first`, … of a nest, merged where they can be: each costs a division. */
export function indicesOf(
  sizes: readonly number[],
  addresses: readonly Affine[],
  first = 0,
): readonly Index[] {
  const axes = mergedAxes(sizes, addresses, first).filter(({ size }) => size !== 1);
  return axes.map((axis) => ({ name: `i${axis.index}`, ...axis }));
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
  const terms = indices.flatMap((index) => {
    const stride = strideOf(affine, index);
    return stride === 0 ? [] : [stride === 1 ? index.name : `${index.name} * ${stride}`];
  });
  if (first) terms.unshift(first);
  if (affine.offset !== 0 || terms.length === 0) terms.push(`${affine.offset}`);
  return terms.join(' + ');
}
