import { sizeOf } from '../affine.js';
import type { Operand } from '../loops.js';
import { addressText, declareIndices, type Index } from './indices.js';
import type { Layout, Task } from './layout.js';
import { axesOf, Tile, type Axes, type Matmul } from './product.js';
import { sharedMatmulTask } from './shared-matmul.js';
import type { Target } from './target.js';

/** A product with fewer multiplications is soon done, but a large tile takes long to compile. */
const LARGE = 2 ** 18;

/** The tile of those. */
const SMALL_TILE = 4;

/** @param largeTile The most rows and columns that one thread computes of a large product. */
export function matmulTask(
  kernel: Matmul,
  layout: Layout,
  { threads, sharing, workgroup }: Target,
  largeTile: number,
): Task {
  const size = sizeOf(kernel.shape);
  const isLarge = size * kernel.depth >= LARGE;
  let tile = isLarge ? largeTile : SMALL_TILE;
  while (tile > 1 && size / tile ** 2 < threads) tile /= 2;
  return sharing && isLarge
    ? sharedMatmulTask(kernel, layout, tile, workgroup)
    : directMatmulTask(kernel, layout, tile);
}

/** Tiles along one axis of the product: as equal as may be. */
interface Tiling {
  readonly index: Index;
  readonly count: number;
  readonly size: number;
}

function tilingOf(index: Index, size: number): Tiling {
  const count = Math.ceil(index.size / size);
  return { index, count, size: Math.ceil(index.size / count) };
}

/** One thread for each tile of the product: its sums in registers, the factors straight from memory. */
function directMatmulTask(kernel: Matmul, layout: Layout, size: number): Task {
  const { shape, depth, a, b } = kernel;
  const axes = axesOf(kernel);
  const rows = tilingOf(axes.row, size);
  const columns = tilingOf(axes.column, size);
  const tiles = rows.count * columns.count;
  const tile = new Tile(rows.size, columns.size);
  const body = `
    ${declareIndices(axes.batch, `item / ${tiles}`)}
    let first_row = item / ${columns.count} % ${rows.count} * ${rows.size};
    let first_column = item % ${columns.count} * ${columns.size};
    ${declareStarts('a', a, rows, axes, layout)}
    ${declareStarts('b', b, columns, axes, layout)}
    ${tile.declare()}
    for (var k = 0; k < ${depth}; k++) {
      ${loadText('a', a, tile.rows, layout)}
      ${loadText('b', b, tile.columns, layout)}
      ${tile.accumulate()}
    }
    ${tile.finish(
      kernel,
      axes,
      layout,
      (i) => `first_row + ${i}`,
      (i) => `first_column + ${i}`,
    )}`;
  return { items: sizeOf(shape.slice(0, -2)) * tiles, takenBy: 'thread', body, declarations: [] };
}

/** Where the rows of `a` or the columns of `b` that a thread takes begin; beyond the last one it takes that again. */
function declareStarts(
  name: string,
  { buffer, at }: Operand,
  { index, count, size }: Tiling,
  { batch }: Axes,
  layout: Layout,
): string {
  const { first } = layout(buffer);
  const lines = Array.from({ length: size }, (_, i) => {
    const own = `first_${index.name} + ${i}`;
    const line = { ...index, name: `${index.name}${i}` };
    return `
      let ${line.name} = ${count * size > index.size ? `min(${own}, ${index.size - 1})` : own};
      let ${name}_start${i} = ${addressText(at, [...batch, line], first)};`;
  });
  return lines.join('\n');
}

/** Loads number k of each of those rows or columns. */
function loadText(name: string, { buffer, at }: Operand, tile: readonly number[], layout: Layout): string {
  const { memory } = layout(buffer);
  const stride = at.strides.at(-1)!;
  return tile
    .map((i) => `let ${name}${i} = bitcast<f32>(${memory}[${name}_start${i} + k * ${stride}]);`)
    .join('\n');
}
