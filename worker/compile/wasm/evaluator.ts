import type { Expr, Store } from '../loops.js';
import { operandsOf, partsOf } from '../walk.js';
import type { Context } from './context.js';
import type { FunctionBuilder, Local } from './function.js';
import { f32x4, i32x4, v128, type Vector } from './instructions.js';
import { loadGuarded, loadLanes, storeLanes, type Lanes } from './memory.js';
import { multiplyAdd, subtractProduct } from './multiply-add.js';
import type { Nest, Share } from './nest.js';
import { binary, isTruth, unary } from './operations.js';

/** Writes the code of expressions at the present point of a nest. */
export class Evaluator {
  readonly #f: FunctionBuilder;
  readonly #nest: Nest;
  readonly #context: Context;
  readonly #roots: readonly Expr[];
  readonly #uses = new Map<Expr, number>();
  /** On how many of the nest's axes each expression depends, from the outermost on. */
  readonly #depths = new Map<Expr, number>();
  /** What has been computed already; of truth values, the mask. */
  #known: ReadonlyMap<Expr, Vector> = new Map();
  #lanes: Lanes = 1;
  #sums: readonly Vector[] = [];

  constructor(f: FunctionBuilder, nest: Nest, context: Context, roots: readonly Expr[]) {
    this.#f = f;
    this.#nest = nest;
    this.#context = context;
    this.#roots = roots;
    const count = (expr: Expr): void => {
      this.#uses.set(expr, (this.#uses.get(expr) ?? 0) + 1);
    };
    roots.forEach(count);
    for (const expr of partsOf(roots)) {
      operandsOf(expr).forEach(count);
      this.#depths.set(expr, this.#depthOf(expr));
    }
  }

  /**
   * Writes the loops along the axes from `first` until `end`, before each what can be computed there already, and in the
   * innermost the body, which is told the step along the vectorised axis. Of the outermost axis, only a share.
   */
  loops(first: number, end: number, body: (vectorStep: number) => void, share?: Share): void {
    const { vectorAxis } = this.#nest.walk;
    const enter = (axis: number, vectorStep: number): void => {
      if (axis === end) {
        body(vectorStep);
        return;
      }
      if (axis <= vectorAxis) this.#hoist(this.#roots, axis);
      const each = (step: number): void => {
        this.#forgetting(() => {
          enter(axis + 1, axis === vectorAxis ? step : vectorStep);
        });
      };
      if (share && axis === 0) this.#nest.alongShare(share, each);
      else this.#nest.along(axis, each);
    };
    enter(first, 1);
  }

  /** Writes code for each of the vectors of a step along the vectorised axis. */
  eachVector(step: number, body: (vector: number, lanes: Lanes) => void): void {
    for (let vector = 0; vector * 4 < step; vector++) {
      this.#nest.shifted(this.#nest.walk.vectorAxis, vector * 4, () => {
        this.#lanes = Math.min(4, step - vector * 4) as Lanes;
        this.#forgetting(() => {
          body(vector, this.#lanes);
        });
        this.#lanes = 1;
      });
    }
  }

  /** The values of expressions, where so much has been accumulated. */
  values(exprs: readonly Expr[], sums: readonly Vector[] = []): readonly Local<'v128'>[] {
    this.#sums = sums;
    return exprs.map((expr) => this.#f.keep(this.#value(expr)));
  }

  /** Computes and stores; everything is computed first, because stores may go where something was loaded from. */
  store(stores: readonly Store[], sums: readonly Vector[] = []): void {
    const values = this.values(
      stores.map(({ value }) => value),
      sums,
    );
    stores.forEach(({ buffer, at }, i) => {
      this.#f.do(storeLanes(this.#nest, this.#context.addressOf(buffer), at, this.#lanes, values[i]!));
    });
  }

  /** What is computed in a loop or for a vector cannot be used after it. */
  #forgetting(body: () => void): void {
    const known = this.#known;
    body();
    this.#known = known;
  }

  /** Computes what depends on no axis but the `depth` outermost ones. */
  #hoist(roots: readonly Expr[], depth: number): void {
    for (const expr of roots) {
      if (this.#known.has(expr)) continue;
      if (this.#depths.get(expr)! <= depth) this.#remember(expr);
      else this.#hoist(operandsOf(expr), depth);
    }
  }

  #depthOf(expr: Expr): number {
    if (expr.kind === 'sum') return Infinity;
    const operands = operandsOf(expr).map((operand) => this.#depths.get(operand)!);
    const affines = expr.kind === 'load' ? [expr.at, ...expr.guards.map(({ coordinate }) => coordinate)] : [];
    return Math.max(0, ...operands, ...affines.map((affine) => this.#nest.depthOf(affine)));
  }

  #remember(expr: Expr): Vector {
    const value = this.#f.keep(this.#compute(expr));
    this.#known = new Map(this.#known).set(expr, value);
    return value;
  }

  #value(expr: Expr): Vector {
    const value = this.#valueOrMask(expr);
    return isTruth(expr) ? v128.and(value, f32x4.splatConst(1)) : value;
  }

  #valueOrMask(expr: Expr): Vector {
    const known = this.#known.get(expr);
    if (known) return known;
    return this.#uses.get(expr)! > 1 ? this.#remember(expr) : this.#compute(expr);
  }

  #mask(condition: Expr): Vector {
    const value = this.#valueOrMask(condition);
    return isTruth(condition) ? value : f32x4.ne(value, f32x4.splatConst(0));
  }

  #compute(expr: Expr): Vector {
    switch (expr.kind) {
      case 'number':
        return expr.type === 'f32' ? f32x4.splatConst(expr.value) : i32x4.splatConst(expr.value);
      case 'load': {
        const base = this.#context.addressOf(expr.buffer);
        return expr.guards.length === 0
          ? loadLanes(this.#nest, base, expr.at, this.#lanes)
          : loadGuarded(this.#f, this.#nest, base, expr, this.#lanes);
      }
      case 'unary':
        return unary(this.#f, this.#context, expr.op, expr.x.type, this.#value(expr.x));
      case 'binary':
        return (
          this.#fused(expr) ?? binary(this.#f, this.#context, expr, this.#value(expr.a), this.#value(expr.b))
        );
      case 'select':
        return v128.bitselect(this.#mask(expr.condition), this.#value(expr.yes), this.#value(expr.no));
      case 'sum':
        return this.#sums[expr.index]!;
      default:
        return expr satisfies never;
    }
  }

  /** A product that is only added to something, or subtracted from it, in one instruction. */
  #fused({ op, type, a, b }: Extract<Expr, { kind: 'binary' }>): Vector | undefined {
    if (!this.#context.fused || type !== 'f32') return undefined;
    const isProduct = (x: Expr): x is Extract<Expr, { kind: 'binary' }> =>
      x.kind === 'binary' && x.op === 'mul' && this.#uses.get(x) === 1 && !this.#known.has(x);
    if (op === 'add' && isProduct(a))
      return multiplyAdd(this.#context, this.#value(a.a), this.#value(a.b), this.#value(b));
    if (op === 'add' && isProduct(b))
      return multiplyAdd(this.#context, this.#value(b.a), this.#value(b.b), this.#value(a));
    if (op === 'sub' && isProduct(b))
      return subtractProduct(this.#context, this.#value(b.a), this.#value(b.b), this.#value(a));
    return undefined;
  }
}
