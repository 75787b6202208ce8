import { mergedAxes } from '../axes.js';
import type { KernelOf, Expr, Reduction } from '../loops.js';
import { REDUCTIONS } from '../reductions.js';
import { bodyOf } from './body.js';
import { pointsOf, vectorAxisLast, vectorCost } from './cost.js';
import { Evaluator } from './evaluator.js';
import type { Local } from './function.js';
import { f32x4, i32x4, v128, type Vector } from './instructions.js';
import type { KernelCode } from './kernel.js';
import { LANE_STEPS, type Lanes } from './memory.js';
import { Nest, outerSteps } from './nest.js';
import { binary, type BinaryExpr } from './operations.js';

/** What adding up four lanes costs: see cost.ts. */
const HORIZONTAL_COST = 6;

/** Four vectors at a time, so that four additions are under way while each waits for the one before it. */
const STEPS = [16, ...LANE_STEPS];

/**
 * A reduction. Either neighbours along a kept axis are accumulated side by side, or neighbours along a reduced axis go
 * into several accumulators, which are reduced in the end.
 */
export function reduceCode({ shape, reduced, sums, stores }: KernelOf<'reduce'>): KernelCode {
  const accumulations = sums.map(accumulation);
  const results = stores.map(({ value }) => value);
  const roots = [...accumulations, ...results];
  const accumulating = bodyOf(accumulations);
  const storing = bodyOf(results, stores);
  const affines = [...accumulating.affines, ...storing.affines];
  const kept = vectorAxisLast(mergedAxes(shape, affines), { ...accumulating, affines });
  const inner = vectorAxisLast(mergedAxes(reduced, affines, shape.length), accumulating);
  const points = Math.max(pointsOf(inner), 1);
  const lastKept = kept.at(-1)!;
  const costs = {
    sideBySide: vectorCost(lastKept, accumulating) + vectorCost(lastKept, storing) / points,
    horizontal:
      vectorCost(inner.at(-1)!, accumulating) +
      (sums.length * HORIZONTAL_COST + storing.affines.length + storing.operations) / points,
  };
  const sideBySide = costs.sideBySide <= costs.horizontal;
  const axes = [...kept, ...inner];
  const vectorAxis = (sideBySide ? kept.length : axes.length) - 1;
  const walk = { axes, vectorAxis, steps: STEPS };
  return {
    steps: outerSteps(walk),
    work: pointsOf(axes) * Math.min(costs.sideBySide, costs.horizontal),
    workspace: 0,
    write(f, context, share) {
      const nest = new Nest(f, walk, affines);
      const values = new Evaluator(f, nest, context, roots);

      /** An accumulator for each reduction. */
      const newTotals = (): Totals => sums.map((sum) => f.keep(identity(sum)));

      const accumulate = (totals: Totals, lanes: Lanes): void => {
        values.values(accumulations, totals).forEach((next, i) => {
          const total = totals[i]!;
          f.set(total, sideBySide || lanes === 4 ? next : v128.bitselect(firstLanes(lanes), next, total));
        });
      };

      const reduceSideBySide = (keptStep: number): void => {
        const totals = Array.from({ length: Math.ceil(keptStep / 4) }, newTotals);
        values.loops(kept.length, axes.length, () => {
          values.eachVector(keptStep, (vector, lanes) => accumulate(totals[vector]!, lanes));
        });
        values.eachVector(keptStep, (vector) => values.store(stores, totals[vector]));
      };

      const reduceHorizontally = (): void => {
        const vectors = inner.at(-1)!.size < STEPS[0]! ? 1 : 4;
        const totals = Array.from({ length: vectors }, newTotals);
        values.loops(kept.length, axes.length, (step) => {
          values.eachVector(step, (vector, lanes) => accumulate(totals[vector]!, lanes));
        });
        const totalsOf = (index: number): readonly Vector[] => totals.map((total) => total[index]!);
        values.store(
          stores,
          accumulations.map((op, i) => reduceLanes(op, totalsOf(i))),
        );
      };

      const reduceLanes = (op: BinaryExpr, vectors: readonly Vector[]): Vector => {
        const combine = (a: Vector, b: Vector): Vector => f.keep(binary(f, context, op, a, b));
        const lanes = vectors.reduce(combine);
        const pairs = combine(lanes, v128.shuffle32(lanes, lanes, [2, 3, 0, 1]));
        return combine(pairs, v128.shuffle32(pairs, pairs, [1, 0, 3, 2]));
      };

      values.loops(0, kept.length, sideBySide ? reduceSideBySide : reduceHorizontally, share);
    },
  };
}

type Totals = readonly Local<'v128'>[];

/** What is accumulated so far with one value more. */
function accumulation({ op, value }: Reduction, index: number): BinaryExpr {
  const { type } = value;
  const total: Expr = { kind: 'sum', type, index };
  return { kind: 'binary', type, op: REDUCTIONS[op].combine, a: total, b: value };
}

function identity({ op, value: { type } }: Reduction): Vector {
  return (type === 'f32' ? f32x4 : i32x4).splatConst(REDUCTIONS[op].identity[type]);
}

/** A mask of the first lanes. */
function firstLanes(lanes: Lanes): Vector {
  return i32x4.const(-1, lanes > 1 ? -1 : 0, lanes > 2 ? -1 : 0, lanes > 3 ? -1 : 0);
}
