import { mergedAxes, strideOf, type Axis } from '../axes.js';
import type { KernelOf } from '../loops.js';
import { bodyOf } from './body.js';
import { pointsOf, vectorCost } from './cost.js';
import { Evaluator } from './evaluator.js';
import { f32x4, v128, type Vector } from './instructions.js';
import type { KernelCode } from './kernel.js';
import { displaced, loadNeighbours, movable } from './memory.js';
import { multiplyAdd } from './multiply-add.js';
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

/** Threads share panels, or the batch; where there are too few of either, they share so many blocks of rows. */
const ENOUGH = 16;
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
  const batch: readonly Axis[] = isShared ? outer.slice(0, -1) : outer;
  const panels = Math.ceil(columns.size / COLUMN_STEPS[0]!);
  const [blocks, rows] = inBlocks(allRows, Math.max(panels, batch[0]?.size ?? 1));
  const around = blocks.size === 1 ? batch : [blocks, ...batch];
  // What is outermost is shared: that of which there is most.
  const columnAxis = panels > (around[0]?.size ?? 0) ? 0 : around.length;
  const axes = [...around.toSpliced(columnAxis, 0, columns), rows];
  const depthAxis = { index: shape.length };
  const rowAxis = axes.length - 1;
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
        const leftStride = 4 * strideOf(a.at, depthAxis);
        const left = movable(f, nest.address(context.addressOf(a.buffer), a.at), leftStride);
        const right = movable(f, panel.address, panel.depthStride);
        f.times(depth, () => {
          const columns = lanes.map((lanes, i) =>
            f.keep(loadNeighbours((lane) => displaced(right, 16 * i + 4 * lane), lanes)),
          );
          sums.forEach((row, i) => {
            const factor = f.keep(v128.load32Splat(displaced(left, 4 * i * strideOf(a.at, axes[rowAxis]!))));
            row.forEach((sum, j) => {
              f.set(sum, multiplyAdd(context, factor, columns[j]!, sum));
            });
          });
          advance(f, left.pointer, leftStride);
          advance(f, right.pointer, panel.depthStride);
        });
        return sums;
      };

      values.loops(0, rowAxis, panelProduct, share);
    },
  };
}

/** Blocks of rows, and the rows of each: one block where there are so many parts to share already that no more are needed. */
function inBlocks(rows: Axis, parts: number): readonly [blocks: Axis, rows: Axis] {
  const least = Math.max(LEAST_ROWS, rows.size / BLOCKS);
  const size = parts < ENOUGH ? leastDivisor(rows.size, least) : rows.size;
  return [
    { ...rows, size: rows.size / size, step: size },
    { ...rows, size },
  ];
}

/** The least number not below `from` that divides another, which itself is the last choice. */
function leastDivisor(number: number, from: number): number {
  let divisor = Math.min(number, Math.ceil(from));
  while (number % divisor !== 0) divisor++;
  return divisor;
}
