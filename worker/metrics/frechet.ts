import { cholesky, congruent, covarianceOf, eigenvalues, meanOf } from './matrix.js';
import type { Measurement, Sample } from './sample.js';

/**
 * The Fréchet distance of two samples, squared, as if both were normal: ‖μ₁ − μ₂‖² + Tr(Σ₁ + Σ₂ − 2 (Σ₁ Σ₂)^½) (Dowson and
 * Landau 1982; of features, Heusel et al. 2017). It has a bias that falls with n: compare at the same n. Each sample
 * needs more examples than numbers in an example.
 */
export function* frechetDistance(a: Sample, b: Sample): Measurement<number> {
  const { size } = a;
  const [meanA, meanB] = [meanOf(a.data, size), meanOf(b.data, size)];
  const covarianceA = yield* covarianceOf(a.data, size, meanA);
  const covarianceB = yield* covarianceOf(b.data, size, meanB);
  const between = meanA.reduce((sum, mean, i) => sum + (mean - meanB[i]!) ** 2, 0);
  // With Σ₁ = L Lᵀ, Σ₁ Σ₂ has the eigenvalues of the symmetric Lᵀ Σ₂ L.
  const factor = yield* cholesky(covarianceA, size);
  const values = yield* eigenvalues(yield* congruent(covarianceB, factor, size), size);
  const traceOfRoot = values.reduce((sum, value) => sum + Math.sqrt(Math.max(0, value)), 0);
  return between + trace(covarianceA, size) + trace(covarianceB, size) - 2 * traceOfRoot;
}

function trace(matrix: Float64Array, size: number): number {
  let sum = 0;
  for (let i = 0; i < size; i++) sum += matrix[i * size + i]!;
  return sum;
}
