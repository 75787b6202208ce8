import type { FunctionBuilder } from './function.js';
import { f32x4, f64x2, i32x4, i64x2, v128, type Vector } from './instructions.js';

const { splatConst: number, add, sub, mul, div } = f64x2;

/**
 * aᵇ = 2 to the power of b · log2 |a|, in double precision, because an error of the logarithm is multiplied by up to 150
 * before it becomes one of the exponent. NaN for a finite a < 0, unless b is whole; pow(1, ±∞) is NaN, as in JavaScript.
 */
export function pow(f: FunctionBuilder, a: Vector, b: Vector): Vector {
  const halves = [
    (x: Vector): Vector => f64x2.promoteF32x4(x),
    (x: Vector): Vector => f64x2.promoteF32x4(v128.shuffle32(x, x, [2, 3, 2, 3])),
  ];
  const magnitude = f.keep(f32x4.abs(a));
  const [first, second] = halves.map((half) =>
    f32x4.demoteF64x2(exp2(f, mul(half(b), log2(f, f.keep(half(magnitude)))))),
  ) as [Vector, Vector];
  const power = v128.shuffle32(first, second, [0, 1, 4, 5]);
  const zero = f32x4.splatConst(0);
  const one = f32x4.splatConst(1);
  const whole = f.keep(f32x4.eq(f32x4.floor(b), b));
  const half = f.keep(f32x4.mul(b, f32x4.splatConst(0.5)));
  const odd = v128.and(whole, f32x4.ne(f32x4.floor(half), half));
  const sign = v128.and(v128.and(a, i32x4.splatConst(-(2 ** 31))), odd);
  const isFinite = f32x4.lt(magnitude, f32x4.splatConst(Infinity));
  const undefined = v128.andnot(v128.and(f32x4.lt(a, zero), isFinite), whole);
  const signed = v128.or(v128.or(power, sign), undefined);
  return v128.bitselect(f32x4.eq(b, zero), one, signed);
}

/** The bits of a double with this upper half, in both lanes. */
const upperBits = (upper: number): Vector => i32x4.const(0, upper, 0, upper);

/** The upper halves of the bits of √½ and 1. */
const SQRT_HALF = 0x3fe6a09e;
const ONE = 0x3ff00000;

/** log2 x = n + log2 m with √½ ≤ m < √2, by log m = 2 artanh s, s = (m − 1) / (m + 1). */
function log2(f: FunctionBuilder, x: Vector): Vector {
  const shifted = f.keep(i64x2.add(x, upperBits(ONE - SQRT_HALF)));
  const m = f.keep(i64x2.add(v128.and(shifted, i32x4.const(-1, 0xfffff, -1, 0xfffff)), upperBits(SQRT_HALF)));
  // A whole number in the lower bits of 2⁵² is added to it.
  const biased = v128.or(i64x2.shrU(shifted, 52), number(2 ** 52));
  const n = sub(biased, number(2 ** 52 + 1023));
  const s = f.keep(div(sub(m, number(1)), add(m, number(1))));
  const square = f.keep(mul(s, s));
  const series = [15, 13, 11, 9, 7, 5, 3, 1].map((odd) => number(2 / Math.LN2 / odd));
  const result = f.keep(add(n, mul(s, horner(square, series))));
  const positive = v128.bitselect(f64x2.lt(number(0), x), result, number(-Infinity));
  return v128.bitselect(f64x2.lt(x, number(Infinity)), positive, x);
}

/** 1.5 · 2⁵²: see `ROUNDER` in math.ts. */
const ROUNDER = 6755399441055744;

/** 2ˣ = 2ⁿ · 2ʳ with |r| ≤ ½, by the exponential's series. Beyond ±300, where single precision ends, 2 to that. */
function exp2(f: FunctionBuilder, x: Vector): Vector {
  const bounded = f.keep(f64x2.pmax(f64x2.pmin(x, number(300)), number(-300)));
  const rounding = f.keep(add(bounded, number(ROUNDER)));
  const r = f.keep(mul(sub(bounded, sub(rounding, number(ROUNDER))), number(Math.LN2)));
  const coefficients = [1];
  for (let power = 1; power <= 11; power++) coefficients.unshift(coefficients[0]! / power);
  const power = i64x2.shl(i64x2.add(rounding, i32x4.const(1023, 0, 1023, 0)), 52);
  return f.keep(mul(horner(r, coefficients.map(number)), power));
}

function horner(x: Vector, coefficients: readonly Vector[]): Vector {
  return coefficients.reduce((sum, coefficient) => add(mul(sum, x), coefficient));
}
