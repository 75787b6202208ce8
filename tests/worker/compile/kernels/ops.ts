import {
  BINARY_OPS,
  UNARY_OPS,
  type BinaryOp,
  type Expr,
  type UnaryOp,
} from '../../../../worker/compile/loops.js';
import type { Values } from '../../../../worker/compile/machine.js';
import { affine, binary, floats, integers, load, unary } from '../kernel-parts.js';
import type { Check, Trial } from './trial.js';

/** Which numbers ops are tried on. */
export interface Arguments {
  unary(op: UnaryOp): readonly number[];
  binary(op: BinaryOp): readonly Pair[];
}

export type Pair = readonly [a: number, b: number];

/** All pairs of numbers. */
export function pairsOf(numbers: readonly number[]): readonly Pair[] {
  return numbers.flatMap((a) => numbers.map((b) => [a, b] as const));
}

/** A value for each element of tensors of one size. */
export function elementwise(value: (...x: Expr[]) => Expr, ...inputs: Values[]): Trial {
  const each = affine([1]);
  const size = inputs[0]!.length;
  const buffers = inputs.map((values) => (values instanceof Float32Array ? floats(size) : integers(size)));
  const expr = value(...buffers.map((buffer) => load(buffer, each)));
  const stores = [{ buffer: { type: expr.type, size }, at: each, value: expr }];
  return {
    kernels: [{ kind: 'map', shape: [size], stores }],
    contents: new Map(buffers.map((buffer, i) => [buffer, inputs[i]!])),
  };
}

const UNARY_OF_INTEGERS: readonly UnaryOp[] = ['neg', 'abs', 'sign', 'toF32'];

const WHOLE = [0, 1, 2, 3, 7, 10, 123_456, 2 ** 24 + 1, 2 ** 31 - 1];
const LEAST = -(2 ** 31);
const INTEGERS = [...WHOLE, ...WHOLE.map((x) => -x), LEAST];

export function describeOpsOfFloats(check: Check, given: Arguments): void {
  for (const op of UNARY_OPS.filter((op) => op !== 'toF32')) {
    it(`${op} of f32`, () => check(elementwise((x) => unary(op, x), Float32Array.from(given.unary(op)))));
  }
  for (const op of BINARY_OPS) {
    it(`${op} of f32`, () => {
      const pairs = given.binary(op);
      const [a, b] = [Float32Array.from(pairs, ([a]) => a), Float32Array.from(pairs, ([, b]) => b)];
      return check(elementwise((a, b) => binary(op, a, b), a, b));
    });
  }
}

export function describeOpsOfIntegers(check: Check): void {
  for (const op of UNARY_OF_INTEGERS) {
    it(`${op} of i32`, () => check(elementwise((x) => unary(op, x), Int32Array.from(INTEGERS))));
  }
  for (const op of BINARY_OPS.filter((op) => op !== 'pow')) {
    it(`${op} of i32`, () => {
      // No quotient by 0, nor one that is too large.
      const isDefined = ([a, b]: Pair): boolean => op !== 'div' || (b !== 0 && !(a === LEAST && b === -1));
      const pairs = pairsOf(INTEGERS).filter(isDefined);
      const [a, b] = [Int32Array.from(pairs, ([a]) => a), Int32Array.from(pairs, ([, b]) => b)];
      return check(elementwise((a, b) => binary(op, a, b), a, b));
    });
  }
}

/** Those that make something of a number that is none. */
const NEVER_NAN: readonly (UnaryOp | BinaryOp)[] = [
  'sign',
  'isNaN',
  'toF32',
  'toI32',
  'less',
  'lessEqual',
  'equal',
  'notEqual',
];

/** So that a training that has diverged is seen to have, whatever is between its parameters and its loss. */
export function describeNaN(check: Check): void {
  const pairs = pairsOf([NaN, 0, 0.5, 1]).filter((pair) => pair.some(Number.isNaN));
  const [a, b] = [Float32Array.from(pairs, ([a]) => a), Float32Array.from(pairs, ([, b]) => b)];
  for (const op of UNARY_OPS.filter((op) => !NEVER_NAN.includes(op)))
    it(`${op} of NaN`, () => check(elementwise((x) => unary(op, x), Float32Array.of(NaN, 0.5))));
  for (const op of BINARY_OPS.filter((op) => !NEVER_NAN.includes(op)))
    it(`${op} of NaN`, () => check(elementwise((a, b) => binary(op, a, b), a, b)));
}
