import { mergedAxes } from '../axes.js';
import type { KernelOf } from '../loops.js';
import { bodyOf } from './body.js';
import { pointsOf, vectorAxisLast, vectorCost } from './cost.js';
import { Evaluator } from './evaluator.js';
import type { KernelCode } from './kernel.js';
import { LANE_STEPS } from './memory.js';
import { Nest, outerSteps } from './nest.js';

/** A loop nest whose innermost axis is vectorised. */
export function mapCode({ shape, stores }: KernelOf<'map'>): KernelCode {
  const roots = stores.map(({ value }) => value);
  const body = bodyOf(roots, stores);
  const axes = vectorAxisLast(mergedAxes(shape, body.affines), body);
  const walk = { axes, vectorAxis: axes.length - 1, steps: LANE_STEPS };
  return {
    steps: outerSteps(walk),
    work: pointsOf(axes) * vectorCost(axes.at(-1)!, body),
    workspace: 0,
    write(f, context, share) {
      const nest = new Nest(f, walk, body.affines);
      const values = new Evaluator(f, nest, context, roots);
      const storePoints = (step: number): void => {
        values.eachVector(step, () => values.store(stores));
      };
      values.loops(0, axes.length, storePoints, share);
    },
  };
}
