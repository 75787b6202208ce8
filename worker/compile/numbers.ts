/** The arithmetic of single numbers: what a target computes for operands that are known beforehand. */
import type { BinaryOp, ReduceOp, UnaryOp } from './loops.js';

export const UNARY: Readonly<Record<UnaryOp, (x: number) => number>> = {
  neg: (x) => -x,
  abs: Math.abs,
  sqrt: Math.sqrt,
  exp: Math.exp,
  expm1: Math.expm1,
  log: Math.log,
  log1p: Math.log1p,
  tanh: Math.tanh,
  sin: Math.sin,
  cos: Math.cos,
  floor: Math.floor,
  ceil: Math.ceil,
  round: roundToEven,
  sign: Math.sign,
  isNaN: (x) => Number(Number.isNaN(x)),
  toF32: (x) => x,
  toI32: (x) => Math.trunc(x) | 0,
};

/** Of f32 operands; those that i32 operands need otherwise are in {@link INTEGER}. */
export const BINARY: Readonly<Record<BinaryOp, (a: number, b: number) => number>> = {
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  div: (a, b) => a / b,
  max: Math.max,
  min: Math.min,
  pow: Math.pow,
  less: (a, b) => Number(a < b),
  lessEqual: (a, b) => Number(a <= b),
  equal: (a, b) => Number(a === b),
  notEqual: (a, b) => Number(a !== b),
};

/** Of i32 operands, where that differs from f32 ones. */
export const INTEGER: Readonly<Partial<Record<BinaryOp, (a: number, b: number) => number>>> = {
  mul: Math.imul,
  div: (a, b) => Math.trunc(a / b),
};

export const REDUCE: Readonly<
  Record<ReduceOp, { readonly start: number; readonly step: (a: number, b: number) => number }>
> = {
  sum: { start: 0, step: (a, b) => a + b },
  prod: { start: 1, step: (a, b) => a * b },
  max: { start: -Infinity, step: Math.max },
  min: { start: Infinity, step: Math.min },
};

/** To the nearest whole number, and to the even one of two that are as near (IEEE 754). */
function roundToEven(x: number): number {
  const floor = Math.floor(x);
  const rest = x - floor;
  return rest < 0.5 || (rest === 0.5 && floor % 2 === 0) ? floor : floor + 1;
}
