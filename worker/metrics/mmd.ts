import { squaredDistances } from './distances.js';
import { countOf, exampleOf, type Measurement, type Sample } from './sample.js';

/** Bandwidths of the mixture of Gaussian kernels: Li, Swersky and Zemel 2015 (GMMN), for images of numbers from 0 to 1. */
export const BANDWIDTHS = [2, 5, 10, 20, 40, 80];

/**
 * The maximum mean discrepancy, squared, without bias (Gretton et al. 2012, lemma 6), for Σ exp(−‖x − y‖²/(2σ²)) over the
 * bandwidths: 0 on average where the samples are of one distribution, and then as often below 0 as above.
 */
export function* maximumMeanDiscrepancy(
  a: Sample,
  b: Sample,
  bandwidths: readonly number[] = BANDWIDTHS,
): Measurement<number> {
  const kernel = (square: number): number =>
    bandwidths.reduce((sum, bandwidth) => sum + Math.exp(-square / (2 * bandwidth ** 2)), 0);
  const meanOf = function* (x: Sample, y: Sample): Measurement<number> {
    const squares = yield* squaredDistances(x, y);
    return meanKernel(countOf(x), countOf(y), x === y, (i, j) => kernel(squares[i * countOf(y) + j]!));
  };
  return (yield* meanOf(a, a)) + (yield* meanOf(b, b)) - 2 * (yield* meanOf(a, b));
}

/**
 * The kernel inception distance (Bińkowski et al. 2018): the same with the kernel (x·y/d + 1)³, of features of d numbers.
 * Unlike the Fréchet distance it has no bias that depends on n.
 */
export function kernelDistance(a: Sample, b: Sample): number {
  const kernel = (x: Float32Array, y: Float32Array): number => {
    let product = 0;
    for (let k = 0; k < a.size; k++) product += x[k]! * y[k]!;
    return (product / a.size + 1) ** 3;
  };
  const mean = (x: Sample, y: Sample): number =>
    meanKernel(countOf(x), countOf(y), x === y, (i, j) => kernel(exampleOf(x, i), exampleOf(y, j)));
  return mean(a, a) + mean(b, b) - 2 * mean(a, b);
}

/** The mean over all pairs; of a sample with itself, over all pairs of different examples. */
function meanKernel(
  rows: number,
  columns: number,
  isSame: boolean,
  kernel: (i: number, j: number) => number,
): number {
  let sum = 0;
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++) if (!isSame || i !== j) sum += kernel(i, j);
  return sum / (rows * (isSame ? columns - 1 : columns));
}
