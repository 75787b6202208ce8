import { squaredDistances } from './distances.js';
import { countOf, type Measurement, type Sample } from './sample.js';

/** A mean log-likelihood, in nats, as the paper's Table 1 gives it. */
export interface Likelihood {
  readonly mean: number;
  /** Of the mean: the standard deviation over the examples by √n. */
  readonly standardError: number;
  /** Width of the windows. */
  readonly sigma: number;
  /** Examples that it is the mean over. */
  readonly n: number;
}

/** The grid of the original code (parzen_ll.py): ten widths, evenly spaced in the logarithm from 0.1 to 1. */
export const SIGMAS: readonly number[] = Array.from({ length: 10 }, (_, i) => 10 ** (i / 9 - 1));

/** Examples that are looked at together, so that their distances fit into memory. */
const CHUNK = 100;

/**
 * Section 5 of the paper: a Gaussian Parzen window on each generated example, its width the one of the grid with the
 * highest likelihood on the validation set, and the likelihood of the test set with that. The paper has 10,000 generated
 * examples, pixels from 0 to 1, the first 1,000 of MNIST's last 10,000 training images for validation, and its test set.
 *
 * It can be gamed, and says little of quality (Theis et al. 2016): k-means centres come out above real images. Show those
 * rows beside it.
 */
export function* parzenLikelihood(
  generated: Sample,
  validation: Sample,
  test: Sample,
  sigmas = SIGMAS,
): Measurement<Likelihood> {
  const onValidation = yield* likelihoods(generated, validation, sigmas);
  const best = onValidation.reduce((a, b) => (b.mean > a.mean ? b : a));
  const [onTest] = yield* likelihoods(generated, test, [best.sigma]);
  return onTest!;
}

/** log p(x) = log 1/m Σ N(x; sᵢ, σ² I), averaged over the examples x, for each σ. */
export function* likelihoods(
  centres: Sample,
  examples: Sample,
  sigmas: readonly number[],
): Measurement<readonly Likelihood[]> {
  const [m, n, { size }] = [countOf(centres), countOf(examples), examples];
  const logs = sigmas.map(() => new Float64Array(n));
  for (let first = 0; first < n; first += CHUNK) {
    const chunk = { data: examples.data.subarray(first * size, (first + CHUNK) * size), size };
    const squares = yield* squaredDistances(chunk, centres);
    for (let i = 0; i < countOf(chunk); i++) {
      const row = squares.subarray(i * m, (i + 1) * m);
      sigmas.forEach((sigma, s) => {
        logs[s]![first + i] = logMeanExp(row, sigma) - (size / 2) * Math.log(2 * Math.PI * sigma ** 2);
      });
      yield;
    }
  }
  return logs.map((values, s) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / n;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / n;
    return { mean, standardError: Math.sqrt(variance / n), sigma: sigmas[s]!, n };
  });
}

/** log of the mean of exp(−square/(2σ²)), the largest of which is taken out so that not all vanish. */
function logMeanExp(squares: Float32Array, sigma: number): number {
  const scale = -1 / (2 * sigma ** 2);
  const least = squares.reduce((a, b) => Math.min(a, b), Infinity);
  const sum = squares.reduce((total, square) => total + Math.exp(scale * (square - least)), 0);
  return scale * least + Math.log(sum / squares.length);
}
