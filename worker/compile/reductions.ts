import type { BinaryOp, ReduceOp, Type } from './loops.js';

/** What a reduction does. */
interface Rule {
  /** Takes in one value more. */
  readonly combine: BinaryOp;
  /** What it is of no values, which changes nothing. */
  readonly identity: Readonly<Record<Type, number>>;
}

export const REDUCTIONS: Readonly<Record<ReduceOp, Rule>> = {
  sum: { combine: 'add', identity: { f32: 0, i32: 0 } },
  prod: { combine: 'mul', identity: { f32: 1, i32: 1 } },
  max: { combine: 'max', identity: { f32: -Infinity, i32: -(2 ** 31) } },
  min: { combine: 'min', identity: { f32: Infinity, i32: 2 ** 31 - 1 } },
};
