/** How each metric is measured: the entries of `METRICS`, those together that share their work. */
import { classifierScore } from '../metrics/classifier-score.js';
import { frechetDistance } from '../metrics/frechet.js';
import { mixtureScore } from '../metrics/mixture.js';
import { BANDWIDTHS, bandwidthsFor, kernelDistance, maximumMeanDiscrepancy } from '../metrics/mmd.js';
import { manifoldScore, memorisationRatio, NEIGHBOURS, nearestNeighbourTest } from '../metrics/neighbours.js';
import { slicedWasserstein } from '../metrics/sliced-wasserstein.js';
import { divergence } from './divergence.js';
import { game } from './game.js';
import { likelihood, likelihoodOfKMeans, likelihoodOfReal } from './likelihood.js';
import type { Measure } from './subject.js';

/** Examples of each kind whose distances from each other are looked at: 64 megabytes for one with the other. */
const MOST_PAIRED = 4096;

/**
 * Of distances from all of the dataset: multiply-adds, which take some seconds, and generated examples. Twice as many real
 * ones are set apart; where training saw them too, copies of them cannot be told, so that they are to be a small share.
 */
const MOST_COPIES = { work: 5e9, examples: 1000, share: 1 / 40 };

const mixture: Measure = {
  metrics: ['modes', 'fairModes', 'highQuality', 'reverseKl', 'binnedKl', 'spread'],
  of: 'examples',
  *take({ candidate, data }) {
    yield;
    const { modes, fairModes, highQuality, reverseKl, binnedKl, spread, n } = mixtureScore(
      candidate,
      data.known!.components!,
    );
    return {
      modes: { value: modes },
      fairModes: { value: fairModes },
      highQuality: { value: highQuality, error: Math.sqrt((highQuality * (1 - highQuality)) / n) },
      reverseKl: { value: reverseKl },
      binnedKl: { value: binnedKl },
      spread: { value: spread },
    };
  },
};

const transport: Measure = {
  metrics: ['slicedWasserstein'],
  of: 'examples',
  *take({ candidate, real }) {
    return { slicedWasserstein: { value: yield* slicedWasserstein(candidate, real) } };
  },
};

const discrepancy: Measure = {
  metrics: ['mmd'],
  of: 'examples',
  most: () => MOST_PAIRED,
  *take({ candidate, real, data }) {
    const bandwidths = data.isImages ? BANDWIDTHS : bandwidthsFor(real);
    return { mmd: { value: yield* maximumMeanDiscrepancy(candidate, real, bandwidths) } };
  },
};

const neighbours: Measure = {
  metrics: ['nearestNeighbour'],
  of: 'features',
  most: () => MOST_PAIRED,
  *take({ candidate, real }) {
    const { accuracy } = yield* nearestNeighbourTest(real, candidate);
    return { nearestNeighbour: { value: accuracy } };
  },
};

const memorisation: Measure = {
  metrics: ['memorisation'],
  of: 'examples',
  parts: 3,
  most: ({ dataset: { count, data }, heldOut }) => {
    const affordable = Math.max(10, Math.floor(MOST_COPIES.work / data.length));
    const told = heldOut > 0 ? Infinity : Math.ceil(MOST_COPIES.share * count);
    return Math.min(MOST_COPIES.examples, affordable, told);
  },
  *take({ candidate, real, n, data }) {
    return {
      memorisation: {
        value: yield* memorisationRatio(candidate, real, data.parts(Math.max(2 * n, data.heldOut))),
      },
    };
  },
};

const manifolds: Measure = {
  metrics: ['precision', 'recall', 'density', 'coverage'],
  of: 'features',
  most: () => MOST_PAIRED,
  least: () => NEIGHBOURS + 1,
  *take({ candidate, real }) {
    const { precision, recall, density, coverage } = yield* manifoldScore(real, candidate);
    return {
      precision: { value: precision },
      recall: { value: recall },
      density: { value: density },
      coverage: { value: coverage },
    };
  },
};

const frechet: Measure = {
  metrics: ['frechet'],
  of: 'features',
  least: (size) => size + 1,
  *take({ candidate, real }) {
    return { frechet: { value: yield* frechetDistance(candidate, real) } };
  },
};

const kernels: Measure = {
  metrics: ['kid'],
  of: 'features',
  most: () => MOST_PAIRED,
  *take({ candidate, real }) {
    return { kid: { value: yield* kernelDistance(candidate, real) } };
  },
};

const score: Measure = {
  metrics: ['classifierScore'],
  of: 'probabilities',
  *take({ candidate }) {
    yield;
    return { classifierScore: { value: classifierScore(candidate) } };
  },
};

/** In the order of `METRICS`. */
export const MEASURES: readonly Measure[] = [
  mixture,
  divergence,
  game,
  transport,
  discrepancy,
  neighbours,
  memorisation,
  manifolds,
  frechet,
  kernels,
  score,
  likelihood,
  likelihoodOfReal,
  likelihoodOfKMeans,
];
