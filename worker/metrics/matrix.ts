/** Square matrices of doubles, row by row, as far as metrics need them. */

/** The mean of each number over the examples of a sample. */
export function meanOf(data: Float32Array, size: number): Float64Array {
  const mean = new Float64Array(size);
  const count = data.length / size;
  data.forEach((value, i) => (mean[i % size]! += value / count));
  return mean;
}

/** The unbiased covariance matrix of a sample: [size, size]. */
export function covarianceOf(data: Float32Array, size: number, mean: Float64Array): Float64Array {
  const covariance = new Float64Array(size * size);
  const count = data.length / size;
  const difference = new Float64Array(size);
  for (let example = 0; example < count; example++) {
    for (let i = 0; i < size; i++) difference[i] = data[example * size + i]! - mean[i]!;
    for (let i = 0; i < size; i++)
      for (let j = 0; j <= i; j++)
        covariance[i * size + j]! += (difference[i]! * difference[j]!) / (count - 1);
  }
  for (let i = 0; i < size; i++)
    for (let j = 0; j < i; j++) covariance[j * size + i] = covariance[i * size + j]!;
  return covariance;
}

export function product(a: Float64Array, b: Float64Array, size: number): Float64Array {
  const c = new Float64Array(size * size);
  for (let i = 0; i < size; i++)
    for (let k = 0; k < size; k++) {
      const factor = a[i * size + k]!;
      for (let j = 0; j < size; j++) c[i * size + j]! += factor * b[k * size + j]!;
    }
  return c;
}

export interface Eigen {
  readonly values: Float64Array;
  /** One in each column. */
  readonly vectors: Float64Array;
}

/** Sweeps of Jacobi's method, which converges quadratically: ten are more than enough in double precision. */
const MOST_SWEEPS = 30;

/** The eigenvalues and eigenvectors of a symmetric matrix, by cyclic Jacobi rotations (Golub and Van Loan, 8.5). */
export function eigen(matrix: Float64Array, size: number): Eigen {
  const a = matrix.slice();
  const v = new Float64Array(size * size);
  for (let i = 0; i < size; i++) v[i * size + i] = 1;
  const scale = Math.hypot(...a);
  for (let sweep = 0; sweep < MOST_SWEEPS && offDiagonal(a, size) > 1e-15 * scale; sweep++)
    for (let p = 0; p < size; p++) for (let q = p + 1; q < size; q++) rotate(a, v, size, p, q);
  return { values: Float64Array.from({ length: size }, (_, i) => a[i * size + i]!), vectors: v };
}

function offDiagonal(a: Float64Array, size: number): number {
  let sum = 0;
  for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) sum += a[i * size + j]! ** 2;
  return Math.sqrt(2 * sum);
}

/** Makes element (p, q) zero. */
function rotate(a: Float64Array, v: Float64Array, size: number, p: number, q: number): void {
  const apq = a[p * size + q]!;
  if (apq === 0) return;
  const theta = (a[q * size + q]! - a[p * size + p]!) / (2 * apq);
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const c = 1 / Math.hypot(t, 1);
  const s = t * c;
  const turn = (m: Float64Array, i: number, j: number): void => {
    const [x, y] = [m[i]!, m[j]!];
    m[i] = c * x - s * y;
    m[j] = s * x + c * y;
  };
  for (let k = 0; k < size; k++) turn(a, k * size + p, k * size + q);
  for (let k = 0; k < size; k++) turn(a, p * size + k, q * size + k);
  for (let k = 0; k < size; k++) turn(v, k * size + p, k * size + q);
}

/** The symmetric square root of a symmetric matrix; eigenvalues below 0, which only rounding makes, count as 0. */
export function squareRoot(matrix: Float64Array, size: number): Float64Array {
  const { values, vectors } = eigen(matrix, size);
  const scaled = vectors.map((value, i) => value * Math.sqrt(Math.max(0, values[i % size]!)));
  return product(scaled, transpose(vectors, size), size);
}

function transpose(a: Float64Array, size: number): Float64Array {
  return a.map((_, i) => a[(i % size) * size + Math.floor(i / size)]!);
}
