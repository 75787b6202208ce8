import { squaredDistances } from './distances.js';
import { countOf, type Measurement, type Sample } from './sample.js';

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
  const factors = bandwidths.map((bandwidth) => -1 / (2 * bandwidth ** 2));
  const kernel = (square: number): number => {
    let sum = 0;
    for (const factor of factors) sum += Math.exp(square * factor);
    return sum;
  };
  const mean = function* (x: Sample, y: Sample): Measurement<number> {
    const squares = yield* squaredDistances(x, y);
    return yield* meanKernel(x, y, (i, j) => kernel(squares[i * countOf(y) + j]!));
  };
  return (yield* mean(a, a)) + (yield* mean(b, b)) - 2 * (yield* mean(a, b));
}

/**
 * Bandwidths that suit data of any scale: from an eighth to four times the root of the mean square distance between two
 * examples.
 */
export function bandwidthsFor(sample: Sample): readonly number[] {
  const count = countOf(sample);
  let variance = 0;
  for (let k = 0; k < sample.size; k++) {
    let [sum, squares] = [0, 0];
    for (let i = k; i < sample.data.length; i += sample.size) {
      sum += sample.data[i]!;
      squares += sample.data[i]! ** 2;
    }
    variance += squares / count - (sum / count) ** 2;
  }
  return [1 / 8, 1 / 4, 1 / 2, 1, 2, 4].map((factor) => factor * Math.sqrt(2 * variance));
}

/**
 * The kernel inception distance (Bińkowski et al. 2018): the same with the kernel (x·y/d + 1)³, of features of d numbers.
 * Unlike the Fréchet distance it has no bias that depends on n.
 */
export function* kernelDistance(a: Sample, b: Sample): Measurement<number> {
  const mean = function* (x: Sample, y: Sample): Measurement<number> {
    const squares = yield* squaredDistances(x, y);
    const [normsX, normsY] = [squaredNorms(x), squaredNorms(y)];
    return yield* meanKernel(x, y, (i, j) => {
      // x·y = ½ (‖x‖² + ‖y‖² − ‖x − y‖²).
      const product = (normsX[i]! + normsY[j]! - squares[i * normsY.length + j]!) / 2;
      const base = product / a.size + 1;
      return base * base * base;
    });
  };
  return (yield* mean(a, a)) + (yield* mean(b, b)) - 2 * (yield* mean(a, b));
}

function squaredNorms({ data, size }: Sample): Float64Array {
  const norms = new Float64Array(data.length / size);
  for (let i = 0; i < norms.length; i++) for (let k = 0; k < size; k++) norms[i]! += data[i * size + k]! ** 2;
  return norms;
}

/** The mean of a symmetric kernel over all pairs; of a sample with itself, over all pairs of different examples. */
function* meanKernel(x: Sample, y: Sample, kernel: (i: number, j: number) => number): Measurement<number> {
  const [rows, columns, isSame] = [countOf(x), countOf(y), x === y];
  let sum = 0;
  for (let i = 0; i < rows; i++) {
    const end = isSame ? i : columns;
    for (let j = 0; j < end; j++) sum += kernel(i, j);
    yield;
  }
  return sum / (isSame ? (rows * (rows - 1)) / 2 : rows * columns);
}
