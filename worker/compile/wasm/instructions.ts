/**
 * WebAssembly's instructions as functions from the code of their operands to their own, so that code that would not
 * validate does not compile. Only those that the kernels use.
 */
import { signed, unsigned, type Code, type ValueType } from './encoding.js';

/** Code that leaves one value on the stack. */
export interface Value<Type extends ValueType> {
  readonly type: Type;
  readonly code: Code;
}

/** Four 32-bit lanes, or two of 64 bits. */
export type Vector = Value<'v128'>;
export type Scalar = Value<'i32'>;

/** A place in memory: the sum of a value ≥ 0 and a constant ≥ 0, in bytes, which costs no addition. */
export interface Address {
  readonly pointer: Scalar;
  readonly offset: number;
}

const scalar = (...code: Code): Scalar => ({ type: 'i32', code });
const vector = (...code: Code): Vector => ({ type: 'v128', code });

const simd = (opcode: number): Code => [0xfd, unsigned(opcode)];

const scalarBinary =
  (opcode: number) =>
  (a: Scalar, b: Scalar): Scalar =>
    scalar(a.code, b.code, opcode);

export const i32 = {
  const: (value: number): Scalar => scalar(0x41, signed(value | 0)),
  add: scalarBinary(0x6a),
  sub: scalarBinary(0x6b),
  mul: scalarBinary(0x6c),
  remU: scalarBinary(0x70),
  and: scalarBinary(0x71),
  shrU: scalarBinary(0x76),
  eq: scalarBinary(0x46),
  ltU: scalarBinary(0x49),
  select: (condition: Scalar, yes: Scalar, no: Scalar): Scalar =>
    scalar(yes.code, no.code, condition.code, 0x1b),
  load: (at: Address): Scalar => scalar(at.pointer.code, 0x28, ...memory(2, at)),
};

/** A second, in nanoseconds, as a 64-bit integer. */
const SECOND: Code = [0x42, signed(1e9)];

/** Ends the program with an error. */
export const TRAP: Code = [0x00];

const drop = (code: Code): Code => [code, 0x1a];

const atomicCode = (opcode: number, at: Address, ...operands: Code): Code => [
  at.pointer.code,
  operands,
  0xfe,
  opcode,
  memory(2, at),
];

/** Access to a word that other threads access too, in an order that all of them agree on. */
export const atomic = {
  load: (at: Address): Scalar => scalar(...atomicCode(0x10, at)),
  store: (at: Address, value: Scalar): Code => atomicCode(0x17, at, value.code),
  /** Adds, and returns what was there before. */
  add: (at: Address, value: Scalar): Scalar => scalar(...atomicCode(0x1e, at, value.code)),
  /** Sleeps until a `notify`, but for a second at most, and not at all if something other than the value is there. */
  nap: (at: Address, value: Scalar): Code => drop(atomicCode(0x01, at, value.code, SECOND)),
  /** Wakes so many of those that sleep at an address. */
  notify: (at: Address, count: number): Code => drop(atomicCode(0x00, at, i32.const(count).code)),
};

/** Alignment is a hint that no engine heeds beyond what the address tells it; 4 bytes is what every buffer has. */
const memory = (alignment: number, { offset }: Address): Code => [alignment, unsigned(offset)];

const load =
  (opcode: number, alignment = 2) =>
  (at: Address): Vector =>
    vector(at.pointer.code, simd(opcode), memory(alignment, at));

const loadLane =
  (opcode: number) =>
  (at: Address, lane: number, others: Vector): Vector =>
    vector(at.pointer.code, others.code, simd(opcode), memory(2, at), lane);

const storeLane =
  (opcode: number) =>
  (at: Address, lane: number, value: Vector): Code => [
    at.pointer.code,
    value.code,
    simd(opcode),
    memory(2, at),
    lane,
  ];

const unary =
  (opcode: number) =>
  (x: Vector): Vector =>
    vector(x.code, simd(opcode));

const binary =
  (opcode: number) =>
  (a: Vector, b: Vector): Vector =>
    vector(a.code, b.code, simd(opcode));

const ternary =
  (opcode: number) =>
  (a: Vector, b: Vector, c: Vector): Vector =>
    vector(a.code, b.code, c.code, simd(opcode));

const shift =
  (opcode: number) =>
  (x: Vector, distance: number): Vector =>
    vector(x.code, i32.const(distance).code, simd(opcode));

const bytesOf = (numbers: Float32Array | Float64Array | Int32Array): number[] => [
  ...new Uint8Array(numbers.buffer),
];

export const v128 = {
  load: load(0),
  load32Splat: load(9),
  /** One number, then zeros. */
  load32Zero: load(92),
  /** Two numbers, then zeros. */
  load64Zero: load(93),
  load32Lane: loadLane(86),
  load64Lane: loadLane(87),
  store: (at: Address, value: Vector): Code => [at.pointer.code, value.code, simd(11), memory(2, at)],
  store32Lane: storeLane(90),
  store64Lane: storeLane(91),
  not: unary(77),
  and: binary(78),
  /** a and not b. */
  andnot: binary(79),
  or: binary(80),
  xor: binary(81),
  /** `yes` where the mask's bits are set. */
  bitselect: (mask: Vector, yes: Vector, no: Vector): Vector => ternary(82)(yes, no, mask),
  /** Lanes 0–3 are a's, 4–7 are b's. */
  shuffle32: (a: Vector, b: Vector, lanes: readonly [number, number, number, number]): Vector =>
    vector(
      a.code,
      b.code,
      simd(13),
      lanes.flatMap((lane) => [0, 1, 2, 3].map((byte) => 4 * lane + byte)),
    ),
};

export const i32x4 = {
  const: (...lanes: readonly [number, number, number, number]): Vector =>
    vector(simd(12), bytesOf(Int32Array.from(lanes))),
  splatConst: (value: number): Vector => i32x4.const(value, value, value, value),
  splat: (x: Scalar): Vector => vector(x.code, simd(17)),
  extractLane: (x: Vector, lane: number): Scalar => scalar(x.code, simd(27), lane),
  eq: binary(55),
  ne: binary(56),
  lt: binary(57),
  le: binary(61),
  abs: unary(160),
  neg: unary(161),
  shl: shift(171),
  shr: shift(172),
  shrU: shift(173),
  add: binary(174),
  sub: binary(177),
  mul: binary(181),
  min: binary(182),
  max: binary(184),
  /** Towards zero; NaN is 0 and what does not fit saturates. */
  truncF32x4: unary(248),
  /** The first two lanes, then zeros. */
  truncF64x2: unary(252),
  /** Of the first four bytes. */
  extendBytes: (x: Vector): Vector => unary(169)(unary(137)(x)),
};

export const i64x2 = {
  shl: shift(203),
  shrU: shift(205),
  add: binary(206),
};

export const f32x4 = {
  splatConst: (value: number): Vector => vector(simd(12), bytesOf(new Float32Array(4).fill(value))),
  eq: binary(65),
  ne: binary(66),
  lt: binary(67),
  le: binary(69),
  ceil: unary(103),
  floor: unary(104),
  /** To even. */
  nearest: unary(106),
  abs: unary(224),
  neg: unary(225),
  sqrt: unary(227),
  add: binary(228),
  sub: binary(229),
  mul: binary(230),
  div: binary(231),
  min: binary(232),
  max: binary(233),
  /** b < a ? b : a, which keeps a NaN in a; one instruction where `min` is several. */
  pmin: binary(234),
  /** a < b ? b : a, which keeps a NaN in a. */
  pmax: binary(235),
  convertI32x4: unary(250),
  /** The first two lanes, then zeros. */
  demoteF64x2: unary(94),
  /** a · b + c, rounded once or twice as the engine likes (relaxed SIMD). */
  relaxedMadd: ternary(0x105),
  /** c − a · b. */
  relaxedNmadd: ternary(0x106),
};

export const f64x2 = {
  splatConst: (value: number): Vector => vector(simd(12), bytesOf(new Float64Array(2).fill(value))),
  add: binary(240),
  sub: binary(241),
  mul: binary(242),
  div: binary(243),
  pmin: binary(246),
  pmax: binary(247),
  lt: binary(73),
  /** Of the first two lanes. */
  promoteF32x4: unary(95),
  /** Of the first two lanes. */
  convertI32x4: unary(254),
};
