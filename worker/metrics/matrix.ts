/** Square matrices of doubles, row by row, as far as metrics need them. What takes long yields after each row. */
import type { Measurement } from './sample.js';

/** The mean of each number over the examples of a sample. */
export function meanOf(data: Float32Array, size: number): Float64Array {
  const mean = new Float64Array(size);
  const count = data.length / size;
  for (let i = 0; i < data.length; i += size) for (let k = 0; k < size; k++) mean[k]! += data[i + k]! / count;
  return mean;
}

/** The unbiased covariance matrix of a sample: [size, size]. */
export function* covarianceOf(
  data: Float32Array,
  size: number,
  mean: Float64Array,
): Measurement<Float64Array> {
  const covariance = new Float64Array(size * size);
  const count = data.length / size;
  const difference = new Float64Array(size);
  for (let example = 0; example < count; example++) {
    for (let i = 0; i < size; i++) difference[i] = data[example * size + i]! - mean[i]!;
    for (let i = 0; i < size; i++) {
      const scaled = difference[i]! / (count - 1);
      for (let j = 0; j <= i; j++) covariance[i * size + j]! += scaled * difference[j]!;
    }
    yield;
  }
  for (let i = 0; i < size; i++)
    for (let j = 0; j < i; j++) covariance[j * size + i] = covariance[i * size + j]!;
  return covariance;
}

/**
 * The lower triangular L with A = L Lᵀ, of a symmetric matrix without eigenvalues below 0. Where it has a 0, as of a
 * pixel that is always the same, that column of L is 0 (Golub and Van Loan, 4.2.8).
 */
export function* cholesky(a: Float64Array, size: number): Measurement<Float64Array> {
  const factor = new Float64Array(size * size);
  let largest = 0;
  for (let i = 0; i < size; i++) largest = Math.max(largest, a[i * size + i]!);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = a[i * size + j]!;
      for (let k = 0; k < j; k++) sum -= factor[i * size + k]! * factor[j * size + k]!;
      const pivot = factor[j * size + j]!;
      if (j === i) factor[i * size + i] = sum > 1e-14 * largest ? Math.sqrt(sum) : 0;
      else factor[i * size + j] = pivot > 0 ? sum / pivot : 0;
    }
    yield;
  }
  return factor;
}

/** Lᵀ A L. */
export function* congruent(a: Float64Array, l: Float64Array, size: number): Measurement<Float64Array> {
  return yield* product(transpose(l, size), yield* product(a, l, size), size);
}

export function* product(a: Float64Array, b: Float64Array, size: number): Measurement<Float64Array> {
  const c = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < size; k++) {
      const factor = a[i * size + k]!;
      if (factor !== 0) for (let j = 0; j < size; j++) c[i * size + j]! += factor * b[k * size + j]!;
    }
    yield;
  }
  return c;
}

export function transpose(a: Float64Array, size: number): Float64Array {
  return a.map((_, i) => a[(i % size) * size + Math.floor(i / size)]!);
}

/** The eigenvalues of a symmetric matrix, in no order. */
export function* eigenvalues(matrix: Float64Array, size: number): Measurement<Float64Array> {
  return fromTridiagonal(yield* tridiagonal(matrix.slice(), size));
}

interface Tridiagonal {
  readonly diagonal: Float64Array;
  /** Number i stands beside numbers i and i + 1 of the diagonal; the last is 0. */
  readonly beside: Float64Array;
}

/** Householder's reduction to a matrix with the same eigenvalues (Golub and Van Loan, 8.3.1). Destroys its input. */
function* tridiagonal(a: Float64Array, size: number): Measurement<Tridiagonal> {
  const beside = new Float64Array(size);
  const p = new Float64Array(size);
  for (let i = size - 1; i > 0; i--) {
    const v = a.subarray(i * size, i * size + i);
    const norm = Math.hypot(...v);
    const alpha = v[i - 1]! > 0 ? -norm : norm;
    beside[i - 1] = alpha;
    const h = norm ** 2 - v[i - 1]! * alpha; // ½ ‖v‖² of what v becomes.
    v[i - 1]! -= alpha;
    if (!(h > 0)) continue;
    // p = A v/h, from the lower triangle alone; then A ← A − v qᵀ − q vᵀ with q = p − (pᵀv/2h) v.
    p.fill(0);
    for (let j = 0; j < i; j++) {
      let sum = a[j * size + j]! * v[j]!;
      for (let k = 0; k < j; k++) {
        sum += a[j * size + k]! * v[k]!;
        p[k]! += a[j * size + k]! * v[j]!;
      }
      p[j]! += sum;
    }
    let along = 0;
    for (let j = 0; j < i; j++) along += (p[j]! /= h) * v[j]!;
    for (let j = 0; j < i; j++) {
      const q = (p[j]! -= (along / (2 * h)) * v[j]!);
      for (let k = 0; k <= j; k++) a[j * size + k]! -= v[j]! * p[k]! + q * v[k]!;
    }
    yield;
  }
  return { diagonal: Float64Array.from(beside, (_, i) => a[i * size + i]!), beside };
}

/** Implicit QL with Wilkinson's shift (Golub and Van Loan, 8.3.5), which converges in about two rounds for each number. */
function fromTridiagonal({ diagonal: d, beside: e }: Tridiagonal): Float64Array {
  for (let first = 0; first < d.length; first++)
    for (let last = blockEnd(d, e, first); last > first; last = blockEnd(d, e, first)) {
      const half = (d[first + 1]! - d[first]!) / (2 * e[first]!);
      const shift = d[first]! - e[first]! / (half + (half < 0 ? -1 : 1) * Math.hypot(half, 1));
      let [s, c, p, g] = [1, 1, 0, d[last]! - shift];
      let i = last - 1;
      for (; i >= first; i--) {
        const [f, b] = [s * e[i]!, c * e[i]!];
        const r = (e[i + 1] = Math.hypot(f, g));
        if (r === 0) break;
        [s, c] = [f / r, g / r];
        const middle = d[i + 1]! - p;
        const t = (d[i]! - middle) * s + 2 * c * b;
        p = s * t;
        d[i + 1] = middle + p;
        g = c * t - b;
      }
      if (i >= first) d[i + 1]! -= p;
      else [d[first], e[first]] = [d[first]! - p, g];
      e[last] = 0;
    }
  return d;
}

/** The last row of the block that begins at `first`: beyond it, what stands beside the diagonal is nothing. */
function blockEnd(d: Float64Array, e: Float64Array, first: number): number {
  let last = first;
  while (
    last < d.length - 1 &&
    Math.abs(e[last]!) > Number.EPSILON * (Math.abs(d[last]!) + Math.abs(d[last + 1]!))
  )
    last++;
  return last;
}
