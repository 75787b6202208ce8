import type { Affine, Expr, Store } from '../loops.js';
import { operationCost, sum } from './cost.js';

/** What an expression is computed from directly. */
export function operandsOf(expr: Expr): readonly Expr[] {
  switch (expr.kind) {
    case 'number':
    case 'load':
    case 'sum':
      return [];
    case 'unary':
      return [expr.x];
    case 'binary':
      return [expr.a, expr.b];
    case 'select':
      return [expr.condition, expr.yes, expr.no];
    default:
      return expr satisfies never;
  }
}

/** All that expressions consist of, once each, operands first. */
export function partsOf(roots: Iterable<Expr>): ReadonlySet<Expr> {
  const parts = new Set<Expr>();
  const visit = (expr: Expr): void => {
    if (parts.has(expr)) return;
    operandsOf(expr).forEach(visit);
    parts.add(expr);
  };
  for (const root of roots) visit(root);
  return parts;
}

/** What is done at each point of a nest: everything in memory that is referred to, and the cost of the rest. */
export interface Body {
  readonly affines: readonly Affine[];
  readonly operations: number;
}

export function bodyOf(roots: readonly Expr[], stores: readonly Store[] = []): Body {
  const parts = [...partsOf(roots)];
  const loads = parts.filter((expr) => expr.kind === 'load');
  const read = loads.flatMap(({ at, guards }) => [at, ...guards.map(({ coordinate }) => coordinate)]);
  return {
    affines: [...read, ...stores.map(({ at }) => at)],
    operations: sum(parts.map(operationCost)),
  };
}
