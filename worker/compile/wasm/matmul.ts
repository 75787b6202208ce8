import { largestDivisor, mergedAxes, strideOf, type Axis } from '../axes.js';
import type { KernelOf } from '../loops.js';
import { multiplyAdd } from './context.js';
import { bodyOf } from './body.js';
import { pointsOf, vectorCost } from './cost.js';
import { Evaluator } from './evaluator.js';
import { f32x4, v128, type Vector } from './instructions.js';
import type { KernelCode } from './kernel.js';
import { displaced, loadNeighbours } from './memory.js';
import { Nest, outerSteps } from './nest.js';
import { advance, lanesOf, pack, type Panel } from './panel.js';

/**
 * A tile of the product is kept in registers while the depth is walked: 4 rows by 2 vectors, which with the factors'
 * 2 vectors and 4 numbers fills the 16 registers of an x86 processor to the brim. Larger tiles were measured to be slower
 * by a third, smaller ones load more for each multiplication.
 */
const ROW_STEPS = [4, 3, 2, 1];
const COLUMN_STEPS = [8, 7, 6, 5, 4, 3, 2, 1];

/** A second factor of so many numbers stays in the first-level cache, and is read where it lies. */
const SMALL = 16384;

/** Below so many rows, packing the second factor is more work than it saves. */
const FEW_ROWS = 8;

/** Threads share panels; where there are fewer of them, they share so many blocks of rows. */
const ENOUGH_PANELS = 16;
const BLOCKS = 32;

/** With fewer rows in a block, the second factor would be packed too often. */
const LEAST_ROWS = 64;

/** A matrix product, panel by panel of the second factor's columns, perhaps for one block of rows after another. */
export function matmulCode({ shape, depth, a, b, stores }: KernelOf<'matmul'>): KernelCode {
  const roots = stores.map(({ value }) => value);
  const body = bodyOf(roots, stores);
  const affines = [a.at, b.at, ...body.affines];
  const outer = mergedAxes(shape.slice(0, -1), affines);
  const isShared = strideOf(b.at, outer.at(-1)!) === 0;
  const allRows = isShared ? outer.at(-1)! : { size: 1, index: shape.length - 2 };
  const columns = { size: shape.at(-1)!, index: shape.length - 1 };
  const batch = isShared ? outer.slice(0, -1) : outer;
  const [blocks, rows] = inBlocks(allRows, pointsOf(batch) * Math.ceil(columns.size / COLUMN_STEPS[0]!));
  const outermost = blocks.size === 1 ? batch : [...batch, blocks];
  const axes = [...outermost, columns, rows];
  const depthAxis = { index: shape.length };
  const columnAxis = outermost.length;
  const rowAxis = columnAxis + 1;
  const isSmall = depth * columns.size <= SMALL || rows.size < FEW_ROWS;
  const isPacked = strideOf(b.at, columns) !== 1 || !isSmall;
  const walk = { axes, vectorAxis: columnAxis, steps: COLUMN_STEPS };
  return {
    steps: outerSteps(walk),
    work: pointsOf(axes) * (depth / 2 + vectorCost(columns, body)),
    workspace: isPacked ? 4 * depth * COLUMN_STEPS[0]! : 0,
    write(f, context, share) {
      const nest = new Nest(f, walk, affines);
      const values = new Evaluator(f, nest, context, roots);

      const panelProduct = (columns: number): void => {
        const whole: Panel = {
          address: nest.address(context.addressOf(b.buffer), b.at),
          columns,
          depth,
          columnStride: 4 * strideOf(b.at, axes[columnAxis]!),
          depthStride: 4 * strideOf(b.at, depthAxis),
        };
        const panel = isPacked ? pack(f, whole, context.workspace) : whole;
        const tileOfRows = (rows: number): void => {
          tileProduct(rows, panel).forEach((sums, row) => {
            nest.shifted(rowAxis, row, () => {
              values.eachVector(columns, (vector) => values.store(stores, [sums[vector]!]));
            });
          });
        };
        nest.along(rowAxis, tileOfRows, ROW_STEPS);
      };

      /** Σ over the depth of the products of so many rows with a panel. */
      const tileProduct = (rows: number, panel: Panel): readonly (readonly Vector[])[] => {
        const lanes = lanesOf(panel);
        const sums = Array.from({ length: rows }, () => lanes.map(() => f.keep(f32x4.splatConst(0))));
        const left = nest.address(context.addressOf(a.buffer), a.at);
        const leftPointer = f.keep(left.pointer);
        const rightPointer = f.keep(panel.address.pointer);
        f.times(depth, () => {
          const right = lanes.map((lanes, i) => {
            const address = { pointer: rightPointer, offset: panel.address.offset };
            return f.keep(loadNeighbours((lane) => displaced(address, 16 * i + 4 * lane), lanes));
          });
          sums.forEach((row, i) => {
            const address = { pointer: leftPointer, offset: left.offset };
            const factor = f.keep(
              v128.load32Splat(displaced(address, 4 * i * strideOf(a.at, axes[rowAxis]!))),
            );
            row.forEach((sum, j) => {
              f.set(sum, multiplyAdd(context, factor, right[j]!, sum));
            });
          });
          advance(f, leftPointer, 4 * strideOf(a.at, depthAxis));
          advance(f, rightPointer, panel.depthStride);
        });
        return sums;
      };

      values.loops(0, rowAxis, panelProduct, share);
    },
  };
}

/** Blocks of rows, and the rows of each, where there are so many panels. */
function inBlocks(rows: Axis, panels: number): readonly [blocks: Axis, rows: Axis] {
  const divisor = largestDivisor(rows.size, Math.max(LEAST_ROWS, rows.size / BLOCKS));
  const size = panels < ENOUGH_PANELS && divisor >= LEAST_ROWS ? divisor : rows.size;
  return [
    { ...rows, size: rows.size / size, step: size },
    { ...rows, size },
  ];
}
