/** What tests make kernels of. */
import type { Affine, BinaryOp, Buffer, Expr, Guard, Type, UnaryOp } from '../../../worker/compile/loops.js';

export function floats(size: number): Buffer {
  return { type: 'f32', size };
}

export function integers(size: number): Buffer {
  return { type: 'i32', size };
}

/** Numbers between -1 and 1, the same each time. */
export function someFloats(size: number, seed = 1): Float32Array {
  return Float32Array.from({ length: size }, (_, i) => Math.sin(seed * 1000 + i * 1.7 + ((i * i) % 97)));
}

export function affine(strides: readonly number[], offset = 0): Affine {
  return { offset, strides };
}

export function load(
  buffer: Buffer,
  at: Affine,
  guards: readonly Guard[] = [],
): Extract<Expr, { kind: 'load' }> {
  return { kind: 'load', type: buffer.type, buffer, at, guards };
}

export function number(value: number, type: Type = 'f32'): Expr {
  return { kind: 'number', type, value };
}

export function sum(index = 0, type: Type = 'f32'): Expr {
  return { kind: 'sum', type, index };
}

export function unary(op: UnaryOp, x: Expr): Expr {
  const type = op === 'toF32' ? 'f32' : op === 'toI32' ? 'i32' : x.type;
  return { kind: 'unary', type, op, x };
}

const COMPARISONS: readonly BinaryOp[] = ['less', 'lessEqual', 'equal', 'notEqual'];

export function binary(op: BinaryOp, a: Expr, b: Expr): Expr {
  return { kind: 'binary', type: COMPARISONS.includes(op) ? 'f32' : a.type, op, a, b };
}

export function select(condition: Expr, yes: Expr, no: Expr): Expr {
  return { kind: 'select', type: yes.type, condition, yes, no };
}
