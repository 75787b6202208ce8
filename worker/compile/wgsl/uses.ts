/** What the expressions of a kernel touch. */
import type { Affine, Expr, Store } from '../loops.js';

/** The loads in expressions, each once. */
function loadsOf(roots: readonly Expr[]): readonly Extract<Expr, { kind: 'load' }>[] {
  const seen = new Set<Expr>();
  const visit = (expr: Expr): void => {
    if (seen.has(expr)) return;
    seen.add(expr);
    operandsOf(expr).forEach(visit);
  };
  roots.forEach(visit);
  return [...seen].filter((expr) => expr.kind === 'load');
}

function operandsOf(expr: Expr): readonly Expr[] {
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
  }
}

/** All addresses and coordinates in expressions. */
export function addressesIn(roots: readonly Expr[]): readonly Affine[] {
  return loadsOf(roots).flatMap(({ at, guards }) => [at, ...guards.map(({ coordinate }) => coordinate)]);
}

/** All addresses and coordinates in stores. */
export function addressesOf(stores: readonly Store[]): readonly Affine[] {
  return [...stores.map(({ at }) => at), ...addressesIn(stores.map(({ value }) => value))];
}
