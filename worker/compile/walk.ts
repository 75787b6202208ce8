/** What kernels consist of. */
import type { Affine, Buffer, Expr, Kernel } from './loops.js';

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

/** The loads in expressions, each once. */
export function loadsOf(roots: Iterable<Expr>): readonly Extract<Expr, { kind: 'load' }>[] {
  return [...partsOf(roots)].filter((expr) => expr.kind === 'load');
}

/** All addresses and coordinates in expressions. */
export function addressesIn(roots: Iterable<Expr>): readonly Affine[] {
  return loadsOf(roots).flatMap(({ at, guards }) => [at, ...guards.map(({ coordinate }) => coordinate)]);
}

/** All buffers that a kernel reads or writes. */
export function buffersOf(kernel: Kernel): ReadonlySet<Buffer> {
  if (kernel.kind === 'random') return new Set([kernel.source.counter.buffer, kernel.to]);
  if (kernel.kind === 'rows') return new Set([kernel.source.counter.buffer, kernel.table, kernel.to]);
  const values = kernel.stores.map(({ value }) => value);
  const sums = kernel.kind === 'reduce' ? kernel.sums.map(({ value }) => value) : [];
  const factors = kernel.kind === 'matmul' ? [kernel.a, kernel.b] : [];
  return new Set(
    [...kernel.stores, ...factors, ...loadsOf([...values, ...sums])].map(({ buffer }) => buffer),
  );
}
