import { sizeOf } from '../affine.js';
import type { Operand } from '../loops.js';
import { addressText, declareIndices, type Index } from './indices.js';
import type { Layout, Task } from './layout.js';
import { axesOf, Tile, type Axes, type Matmul } from './product.js';

/** So much of the depth is loaded at a time. */
const CHUNK = 16;

/**
 * One workgroup for each block of the product: its threads load parts of both factors into memory that they share, and
 * each multiplies its own tile out of that. A thread's rows and columns lie √workgroup apart, so that threads side by side
 * take numbers side by side.
 */
export function sharedMatmulTask(kernel: Matmul, layout: Layout, size: number, workgroup: number): Task {
  const { shape, depth, a, b } = kernel;
  const axes = axesOf(kernel);
  const side = Math.sqrt(workgroup);
  const block = side * size;
  const rowBlocks = Math.ceil(axes.row.size / block);
  const columnBlocks = Math.ceil(axes.column.size / block);
  const blocks = rowBlocks * columnBlocks;
  const tile = new Tile(size, size);
  const take = (name: 'a' | 'b', i: number, start: string): string =>
    `let ${name}${i} = shared_${name}[k * ${block} + ${i * side} + ${start}];`;
  const load = (name: 'a' | 'b', operand: Operand, index: Index): string =>
    loadText(name, operand, index, axes, layout, depth, block, workgroup);
  const body = `
    ${declareIndices(axes.batch, `item / ${blocks}`)}
    let block_row = item / ${columnBlocks} % ${rowBlocks} * ${block};
    let block_column = item % ${columnBlocks} * ${block};
    let lane_row = lane / ${side};
    let lane_column = lane % ${side};
    ${tile.declare()}
    for (var start = 0; start < ${depth}; start += ${CHUNK}) {
      ${load('a', a, axes.row)}
      ${load('b', b, axes.column)}
      workgroupBarrier();
      for (var k = 0; k < ${CHUNK}; k++) {
        ${tile.rows.map((i) => take('a', i, 'lane_row')).join('\n')}
        ${tile.columns.map((i) => take('b', i, 'lane_column')).join('\n')}
        ${tile.accumulate()}
      }
      workgroupBarrier();
    }
    ${tile.finish(
      kernel,
      axes,
      layout,
      (i) => `block_row + lane_row + ${i} * ${side}`,
      (i) => `block_column + lane_column + ${i} * ${side}`,
    )}`;
  return {
    items: sizeOf(shape.slice(0, -2)) * blocks,
    takenBy: 'workgroup',
    body,
    declarations: ['a', 'b'].map((name) => `var<workgroup> shared_${name} : array<f32, ${CHUNK * block}>;`),
  };
}

/**
 * Loads a chunk of a block's rows of `a` or columns of `b`, and 0 beyond the last. Threads side by side load numbers side
 * by side.
 */
function loadText(
  name: 'a' | 'b',
  { buffer, at }: Operand,
  index: Index,
  { batch }: Axes,
  layout: Layout,
  depth: number,
  block: number,
  workgroup: number,
): string {
  const { memory, first } = layout(buffer);
  const k: Index = { name: 'k', index: at.strides.length - 1, size: depth };
  const [alongDepth, alongBlock] =
    at.strides.at(-1) === 1 ? [`e % ${CHUNK}`, `e / ${CHUNK}`] : [`e / ${block}`, `e % ${block}`];
  return `
    for (var e = lane; e < ${CHUNK * block}; e += ${workgroup}) {
      let k = start + ${alongDepth};
      let ${index.name} = block_${index.name} + ${alongBlock};
      let value = bitcast<f32>(${memory}[${addressText(at, [...batch, index, k], first)}]);
      shared_${name}[(${alongDepth}) * ${block} + ${alongBlock}] =
        select(0f, value, k < ${depth} && ${index.name} < ${index.size});
    }`;
}
