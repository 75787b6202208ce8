/**
 * Elementary functions of four numbers at once, each a function of the module that is there when it is used. Errors are
 * below 5 units in the last place (tests/worker/compile/wasm/math.test.ts); zeros keep their sign, infinities and NaN go
 * in and come out as IEEE 754 has them, and results that are too small for a normal number are right.
 *
 * exp, log, sin and cos: polynomials of the Cephes library (Moshier, netlib.org/cephes, single/*.c).
 * tanh: the rational function of Eigen (Eigen/src/Core/MathFunctionsImpl.h).
 * log1p: log(u) · x / (u − 1) with u = 1 + x rounded, whose errors cancel (Goldberg, "What every computer scientist
 * should know about floating-point arithmetic", 1991, theorem 4).
 */
import type { UnaryOp } from '../loops.js';
import type { Context } from './context.js';
import type { FunctionBuilder } from './function.js';
import { f32x4, f64x2, i32x4, v128, type Vector } from './instructions.js';
import { callVector } from './module.js';
import { multiplyAdd, subtractProduct } from './multiply-add.js';
import { pow } from './pow.js';

export type MathFunction = Extract<UnaryOp, 'exp' | 'expm1' | 'log' | 'log1p' | 'tanh' | 'sin' | 'cos'>;

/** How the body of a function is written, with multiply-add as the engine has it. */
export interface Arithmetic extends Pick<Context, 'fused'> {
  readonly f: FunctionBuilder;
}

const { splatConst: number, add, sub, mul, div, abs, lt, le, eq, pmin, pmax } = f32x4;
const bits = i32x4.splatConst;

const BODIES: Readonly<Record<MathFunction, (arithmetic: Arithmetic, x: Vector) => Vector>> = {
  exp: (arithmetic, x) => exponential(arithmetic, x).exp,
  expm1: (arithmetic, x) => exponential(arithmetic, x).expm1,
  log: logarithm,
  log1p: logarithm1p,
  tanh: hyperbolicTangent,
  sin: (arithmetic, x) => sine(arithmetic, x, 0),
  cos: (arithmetic, x) => sine(arithmetic, x, 1),
};

export function callMath({ module, fused }: Context, name: MathFunction, x: Vector): Vector {
  const reference = module.once(name, () =>
    module.define(['v128'], ['v128'], (f, x) => [BODIES[name]({ f, fused }, x)]),
  );
  return callVector(reference, x);
}

export function callPow({ module }: Context, a: Vector, b: Vector): Vector {
  const reference = module.once('pow', () =>
    module.define(['v128', 'v128'], ['v128'], (f, a, b) => [pow(f, a, b)]),
  );
  return callVector(reference, a, b);
}

/** Horner's rule; the coefficient of the highest power first. */
function polynomial(arithmetic: Arithmetic, x: Vector, coefficients: readonly number[]): Vector {
  const [highest, ...others] = coefficients.map(number) as [Vector, ...Vector[]];
  return others.reduce((sum, coefficient) => multiplyAdd(arithmetic, sum, x, coefficient), highest);
}

/**
 * Added to a number and taken off again, it rounds it to a whole one (+0 rather than −0); in between, the lower bits are
 * that whole number: 1.5 · 2²³.
 */
const ROUNDER = 12582912;

/** ln 2 in two parts, the first of which has so few bits that its product with an exponent is exact. */
const LN2 = { high: 0.693145751953125, low: 1.4286068203094172e-6 };

/** eˣ = 2ⁿ · eʳ with |r| ≤ ½ ln 2. */
function exponential(arithmetic: Arithmetic, x: Vector): { exp: Vector; expm1: Vector } {
  const { f } = arithmetic;
  const bounded = f.keep(pmax(pmin(x, number(89)), number(-104)));
  const rounding = f.keep(multiplyAdd(arithmetic, bounded, number(Math.LOG2E), number(ROUNDER)));
  const n = f.keep(sub(rounding, number(ROUNDER)));
  const upper = subtractProduct(arithmetic, n, number(LN2.high), bounded);
  const r = f.keep(subtractProduct(arithmetic, n, number(LN2.low), upper));
  const p = f.keep(
    polynomial(
      arithmetic,
      r,
      [1.98756915e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1],
    ),
  );
  const mantissa = add(multiplyAdd(arithmetic, mul(r, r), p, r), number(1));
  // In two factors, because 2ⁿ alone need not be a number where the product is.
  const exponent = f.keep(i32x4.sub(rounding, number(ROUNDER)));
  const half = f.keep(i32x4.shr(exponent, 1));
  const exp = f.keep(mul(mul(mantissa, powerOf2(half)), powerOf2(i32x4.sub(exponent, half))));
  const nearZero = mul(r, multiplyAdd(arithmetic, r, p, number(1)));
  return { exp, expm1: v128.bitselect(eq(n, number(0)), nearZero, sub(exp, number(1))) };
}

function powerOf2(exponent: Vector): Vector {
  return i32x4.shl(i32x4.add(exponent, bits(127)), 23);
}

const SMALLEST_NORMAL = 2 ** -126;

/** log x = n ln 2 + log m with √½ ≤ m < √2. */
function logarithm(arithmetic: Arithmetic, x: Vector): Vector {
  const { f } = arithmetic;
  const small = f.keep(lt(x, number(SMALLEST_NORMAL)));
  const normal = f.keep(v128.bitselect(small, mul(x, number(2 ** 23)), x));
  const exponent = f.keep(i32x4.shr(i32x4.sub(normal, number(Math.SQRT1_2)), 23));
  const m = f.keep(sub(i32x4.sub(normal, i32x4.shl(exponent, 23)), number(1)));
  const n = f.keep(sub(f32x4.convertI32x4(exponent), v128.and(small, number(23))));
  const square = f.keep(mul(m, m));
  const p = polynomial(
    arithmetic,
    m,
    [
      7.0376836292e-2, -1.151461031e-1, 1.167699874e-1, -1.2420140846e-1, 1.4249322787e-1, -1.6668057665e-1,
      2.0000714765e-1, -2.4999993993e-1, 3.3333331174e-1,
    ],
  );
  const low = multiplyAdd(arithmetic, n, number(LN2.low), mul(mul(m, square), p));
  const fraction = add(m, subtractProduct(arithmetic, square, number(0.5), low));
  const finite = multiplyAdd(arithmetic, n, number(LN2.high), fraction);
  const bounded = v128.bitselect(lt(x, number(Infinity)), finite, x);
  const defined = v128.bitselect(eq(x, number(0)), number(-Infinity), bounded);
  return v128.or(defined, v128.not(le(number(0), x)));
}

function logarithm1p(arithmetic: Arithmetic, x: Vector): Vector {
  const { f } = arithmetic;
  const u = f.keep(add(x, number(1)));
  const rounded = f.keep(sub(u, number(1)));
  const corrected = mul(logarithm(arithmetic, u), div(x, rounded));
  // Where 1 + x is 1 or infinite, x is the logarithm.
  return v128.bitselect(v128.or(eq(u, number(1)), eq(u, number(Infinity))), x, corrected);
}

/** Where the function is 1 in single precision, and its approximation too: which depends on how it is rounded. */
const TANH_BOUND = { fused: 7.99881172180175781, separate: 7.90531110763549805 };

function hyperbolicTangent(arithmetic: Arithmetic, x: Vector): Vector {
  const { f } = arithmetic;
  const bound = arithmetic.fused ? TANH_BOUND.fused : TANH_BOUND.separate;
  const bounded = f.keep(pmax(pmin(x, number(bound)), number(-bound)));
  const square = f.keep(mul(bounded, bounded));
  const p = polynomial(
    arithmetic,
    square,
    [
      -2.76076847742355e-16, 2.00018790482477e-13, -8.60467152213735e-11, 5.12229709037114e-8,
      1.48572235717979e-5, 6.37261928875436e-4, 4.89352455891786e-3,
    ],
  );
  const q = polynomial(
    arithmetic,
    square,
    [1.19825839466702e-6, 1.18534705686654e-4, 2.268434632439e-3, 4.89352518554385e-3],
  );
  return v128.bitselect(lt(abs(x), number(0.0004)), x, div(mul(bounded, p), q));
}

/** π/2 in two parts, the first of which has so few bits that its product with a whole number below 2²⁸ is exact. */
const HALF_PI = { high: 1.5707963109016418, low: 1.5893254773528197e-8 };

/** The same as {@link ROUNDER} in double precision: 1.5 · 2⁵². */
const ROUNDER_64 = 6755399441055744;

/** sin(x + quarters · π/2) for |x| < 2²⁸, to which the remainder of x by π/2 is exact; beyond, something in [−1, 1]. */
function sine(arithmetic: Arithmetic, x: Vector, quarters: number): Vector {
  const { f } = arithmetic;
  const reduced = (half: Vector): { r: Vector; rounding: Vector } => {
    const wide = f.keep(f64x2.promoteF32x4(half));
    const rounding = f.keep(
      f64x2.add(f64x2.mul(wide, f64x2.splatConst(2 / Math.PI)), f64x2.splatConst(ROUNDER_64)),
    );
    const n = f.keep(f64x2.sub(rounding, f64x2.splatConst(ROUNDER_64)));
    const upper = f64x2.sub(wide, f64x2.mul(n, f64x2.splatConst(HALF_PI.high)));
    const r = f64x2.sub(upper, f64x2.mul(n, f64x2.splatConst(HALF_PI.low)));
    return { r: f.keep(f32x4.demoteF64x2(r)), rounding };
  };
  const first = reduced(x);
  const second = reduced(v128.shuffle32(x, x, [2, 3, 2, 3]));
  const remainder = v128.shuffle32(first.r, second.r, [0, 1, 4, 5]);
  const r = f.keep(pmax(pmin(remainder, number(1)), number(-1)));
  const lowest = v128.shuffle32(first.rounding, second.rounding, [0, 2, 4, 6]);
  const quadrant = f.keep(i32x4.add(lowest, bits(quarters)));
  const square = f.keep(mul(r, r));
  const sin = mul(
    r,
    polynomial(arithmetic, square, [-1.9515295891e-4, 8.3321608736e-3, -1.6666654611e-1, 1]),
  );
  const cos = polynomial(
    arithmetic,
    square,
    [2.443315711809948e-5, -1.388731625493765e-3, 4.166664568298827e-2, -0.5, 1],
  );
  const odd = i32x4.ne(v128.and(quadrant, bits(1)), number(0));
  const sign = i32x4.shl(v128.and(quadrant, bits(2)), 30);
  return v128.xor(v128.bitselect(odd, cos, sin), sign);
}
