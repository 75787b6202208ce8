/**
 * Functions that WGSL lacks, or whose built-in forms may overflow, lose precision or lose NaN: only an absolute error of
 * 2⁻²¹ is asked of `log` near 1, of 10⁻⁵ of `tanh`, and of 2⁻¹¹ of `sin` and `cos`; `pow` is undefined for negative bases
 * (https://www.w3.org/TR/WGSL/#floating-point-accuracy). Of NaN most GPUs make a number in `max`, some in `exp` and `log`,
 * and a training that has diverged would seem to go on.
 */
export const FUNCTIONS = /* wgsl */ `
/** As a function, because WGSL refuses constants that are not finite. */
fn number_from_bits(bits : u32) -> f32 { return bitcast<f32>(bits); }

/** By its bits: compilers may take it that x == x. */
fn is_nan(x : f32) -> bool { return (bitcast<u32>(x) & 0x7fffffffu) > 0x7f800000u; }

fn accurate_isNaN(x : f32) -> f32 { return select(0f, 1f, is_nan(x)); }

fn accurate_max(a : f32, b : f32) -> f32 { return nan_or(nan_or(max(a, b), b), a); }

fn accurate_min(a : f32, b : f32) -> f32 { return nan_or(nan_or(min(a, b), b), a); }

fn accurate_exp(x : f32) -> f32 { return nan_or(exp(x), x); }

/** x where it is NaN, and else the value. */
fn nan_or(value : f32, x : f32) -> f32 { return select(value, x, is_nan(x)); }

/** e^x - 1. Near 0, where the difference would cancel, its Taylor series: the rest is below 2^-25 of it. */
fn accurate_expm1(x : f32) -> f32 {
  let series = x * (1 + x / 2 * (1 + x / 3 * (1 + x / 4 * (1 + x / 5 * (1 + x / 6 * (1 + x / 7))))));
  return select(accurate_exp(x) - 1, series, abs(x) < 0.35);
}

/** log(1 + x). Near 0 by the series of 2 artanh(x / (2 + x)), whose rest is below 2^-22 of it. */
fn accurate_log1p(x : f32) -> f32 {
  let s = x / (2 + x);
  let square = s * s;
  let series = 2 * s * (1 + square * (1f / 3 + square * (1f / 5 + square * (1f / 7 + square / 9))));
  return nan_or(select(log(1 + x), series, abs(x) < 0.4), x);
}

fn accurate_log(x : f32) -> f32 {
  return nan_or(select(log(x), accurate_log1p(x - 1), abs(x - 1) < 0.4), x);
}

/** Of |x|, (1 - e^-2x) / (1 + e^-2x), where nothing overflows. */
fn accurate_tanh(x : f32) -> f32 {
  let t = accurate_expm1(-2 * abs(x));
  let magnitude = -t / (t + 2);
  return select(magnitude, -magnitude, x < 0);
}

fn accurate_pow(base : f32, exponent : f32) -> f32 {
  if (is_nan(exponent)) { return exponent; }
  if (exponent == 0) { return 1; }
  if (base == 0) { return select(0f, number_from_bits(0x7f800000u), exponent < 0); }
  let magnitude = accurate_exp(exponent * accurate_log(abs(base)));
  if (base > 0) { return magnitude; }
  if (exponent != trunc(exponent)) { return number_from_bits(0x7fc00000u); }
  return select(magnitude, -magnitude, fract(exponent / 2) != 0);
}

fn accurate_sin(x : f32) -> f32 { return sine(x, 0); }

fn accurate_cos(x : f32) -> f32 { return sine(x, 1); }

/**
 * sin(x + quarter * pi/2): pi/2 is taken off in three parts, each exact in a product with a small integer, and the rest
 * goes into one of two polynomials. From sinf.c of Cephes (https://www.netlib.org/cephes/), for |x| up to 8192.
 */
fn sine(x : f32, quarter : i32) -> f32 {
  let turns = round(x * 0.63661977);
  let r = x - turns * 1.5703125 - turns * 4.837512969970703e-4 - turns * 7.54978995489188e-8;
  let z = r * r;
  let sine = r + r * z * (-1.6666654611e-1 + z * (8.3321608736e-3 - z * 1.9515295891e-4));
  let cosine = 1 - z / 2 + z * z * (4.166664568298827e-2 + z * (-1.388731625493765e-3 + z * 2.443315711809948e-5));
  let quadrant = i32(turns) + quarter;
  let value = select(sine, cosine, (quadrant & 1) == 1);
  return select(value, -value, (quadrant & 2) == 2);
}
`;
