/** What code costs, roughly: in instructions. Enough to tell a bad way of doing something from a good one. */
import { strideOf, type Axis } from '../axes.js';
import type { Expr } from '../loops.js';
import type { Body } from './body.js';

/** A load or store of neighbours is one instruction; a number for all lanes is loaded before the loop. */
const GATHER = 4;

const MATH_FUNCTION = 20;

export function operationCost(expr: Expr): number {
  switch (expr.kind) {
    case 'number':
    case 'load':
    case 'sum':
      return 0;
    case 'select':
      return 1;
    case 'unary':
      return MATH_FUNCTIONS.has(expr.op) ? MATH_FUNCTION : 1;
    case 'binary':
      return expr.op === 'pow' ? 4 * MATH_FUNCTION : 1;
    default:
      return expr satisfies never;
  }
}

const MATH_FUNCTIONS: ReadonlySet<string> = new Set(['exp', 'expm1', 'log', 'log1p', 'tanh', 'sin', 'cos']);

/** For each point, where neighbours along an axis go into neighbouring lanes. */
export function vectorCost(axis: Axis, { affines, operations }: Body): number {
  const accesses = affines.map((affine) => {
    const stride = strideOf(affine, axis);
    return stride === 0 ? 0 : stride === 1 ? 1 : GATHER;
  });
  const vectors = Math.ceil(axis.size / 4);
  return ((operations + sum(accesses)) * vectors) / Math.max(axis.size, 1);
}

/** The axes with the one last that is best vectorised. */
export function vectorAxisLast(axes: readonly Axis[], body: Body): readonly Axis[] {
  const costs = axes.map((axis) => vectorCost(axis, body));
  const best = axes[costs.lastIndexOf(Math.min(...costs))]!;
  return [...axes.filter((axis) => axis !== best), best];
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

export function pointsOf(axes: readonly Axis[]): number {
  return axes.reduce((points, { size }) => points * size, 1);
}
