/**
 * The arithmetic of single numbers, in double precision: what is known beforehand is computed by it, and targets are held
 * to it. NaN survives `max` and `min`. What targets may do as they like is done here as WebAssembly does it: `sign` of
 * NaN is 0, and `toI32` of NaN is 0 and saturates.
 */
import type { BinaryOp, Type, UnaryOp } from './loops.js';

/** `type` is the result's. */
export function computeUnary(op: UnaryOp, type: Type, x: number): number {
  switch (op) {
    case 'neg':
      return wrapped(type, -x);
    case 'abs':
      return wrapped(type, Math.abs(x));
    case 'round': {
      const floor = Math.floor(x);
      return x - floor === 0.5 ? 2 * Math.round(x / 2) : Math.round(x);
    }
    case 'sign':
      return x > 0 ? 1 : x < 0 ? -1 : 0;
    case 'isNaN':
      return Number.isNaN(x) ? 1 : 0;
    case 'toF32':
      return x;
    case 'toI32':
      return Number.isNaN(x) ? 0 : Math.min(Math.max(Math.trunc(x), -(2 ** 31)), 2 ** 31 - 1);
    case 'sqrt':
    case 'exp':
    case 'expm1':
    case 'log':
    case 'log1p':
    case 'tanh':
    case 'sin':
    case 'cos':
    case 'floor':
    case 'ceil':
      return Math[op](x);
    default:
      return op satisfies never;
  }
}

export function computeBinary(op: BinaryOp, type: Type, a: number, b: number): number {
  switch (op) {
    case 'add':
      return wrapped(type, a + b);
    case 'sub':
      return wrapped(type, a - b);
    case 'mul':
      return type === 'i32' ? Math.imul(a, b) : a * b;
    case 'div':
      return wrapped(type, a / b);
    case 'max':
      return Math.max(a, b);
    case 'min':
      return Math.min(a, b);
    case 'pow':
      return a ** b;
    case 'less':
      return a < b ? 1 : 0;
    case 'lessEqual':
      return a <= b ? 1 : 0;
    case 'equal':
      return a === b ? 1 : 0;
    case 'notEqual':
      return a !== b ? 1 : 0;
    default:
      return op satisfies never;
  }
}

function wrapped(type: Type, value: number): number {
  return type === 'i32' ? value | 0 : value;
}
