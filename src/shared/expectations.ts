import type { DiagnosisName } from './diagnosis.js';
import type { MetricName } from './metrics.js';

/** What comes of a preset within its budget: what `npm run verify` holds it to. */
export interface Expectation {
  /** Steps after which it is looked at. */
  readonly steps: number;
  /** Seconds that those take, about, on two cores without a GPU. */
  readonly seconds: number;
  /** Generated examples that the metrics are of. */
  readonly count: number;
  readonly numbers: readonly ExpectedNumber[];
  /** Metrics that are looked at on the way too, each so many steps. */
  readonly curve?: { readonly every: number; readonly metrics: readonly MetricName[] };
  /** All that `diagnose()` is to say then. */
  readonly diagnoses: readonly DiagnosisName[];
}

/** Bounds for the mean over seeds of a metric. */
export interface ExpectedNumber {
  readonly metric: MetricName;
  /** As a multiple of what it is of real examples, or of what it was before the first step. */
  readonly per?: 'floor' | 'start';
  readonly least?: number;
  readonly most?: number;
}

const mixture = (
  modes: number,
  highQuality: readonly [number, number],
  reverseKl: number,
): readonly ExpectedNumber[] => [
  { metric: 'modes', least: modes },
  { metric: 'fairModes', least: modes },
  { metric: 'highQuality', least: highQuality[0], most: highQuality[1] },
  { metric: 'reverseKl', most: reverseKl },
  { metric: 'binnedKl' },
  { metric: 'spread' },
];

/** For points along curves, 20,000 steps of small networks. */
function curve(jensenShannon: number, coverage: number): Expectation {
  return {
    steps: 20_000,
    seconds: 3,
    count: 10_000,
    numbers: [
      { metric: 'jensenShannon', most: jensenShannon },
      { metric: 'slicedWasserstein' },
      { metric: 'precision', least: 0.95 },
      { metric: 'recall' },
      { metric: 'density' },
      { metric: 'coverage', least: coverage },
    ],
    diagnoses: [],
  };
}

/** By the preset's name. */
export const EXPECTATIONS: Readonly<Record<string, Expectation>> = {
  ring: {
    steps: 20_000,
    seconds: 20,
    count: 10_000,
    numbers: mixture(8, [0.97, 0.99], 0.01),
    diagnoses: [],
  },
  grid: {
    steps: 50_000,
    seconds: 25,
    count: 10_000,
    numbers: mixture(25, [0.95, 0.989], 0.02),
    diagnoses: [],
  },
  'swiss-roll': curve(0.08, 0.7),
  moons: curve(0.15, 0.55),
  line: curve(0.12, 0.65),
  'figure-1': {
    steps: 20_000,
    seconds: 10,
    diagnoses: [],
    count: 2000,
    numbers: [
      { metric: 'valueError', most: 0.01 },
      { metric: 'discriminatorError', most: 0.05 },
      { metric: 'jensenShannon' },
    ],
  },
  glyphs: {
    steps: 3000,
    seconds: 3,
    count: 2000,
    numbers: [
      { metric: 'frechet', per: 'start', most: 0.25 },
      { metric: 'coverage' },
      { metric: 'precision' },
    ],
    diagnoses: [],
  },
  'mnist-mlp': {
    steps: 10_000,
    seconds: 10,
    count: 2000,
    numbers: [
      { metric: 'frechet', per: 'start', most: 0.25 },
      { metric: 'coverage' },
      { metric: 'precision' },
      { metric: 'recall' },
      { metric: 'classifierScore' },
    ],
    diagnoses: [],
  },
  'mnist-dcgan': {
    steps: 8000,
    seconds: 450,
    count: 2000,
    numbers: [
      { metric: 'frechet', per: 'floor', most: 3 },
      { metric: 'coverage', least: 0.7 },
      { metric: 'precision' },
      { metric: 'recall' },
      { metric: 'density' },
      { metric: 'kid' },
      { metric: 'classifierScore' },
      { metric: 'nearestNeighbour' },
    ],
    diagnoses: [],
  },
  'cifar10-small': {
    steps: 3000,
    seconds: 180,
    count: 2000,
    numbers: [
      { metric: 'frechet', per: 'start', most: 0.5 },
      { metric: 'frechet', per: 'floor' },
      { metric: 'coverage' },
      { metric: 'slicedWasserstein', per: 'start' },
    ],
    diagnoses: [],
  },
  'paper-mnist': {
    steps: 40_000,
    seconds: 2500,
    count: 10_000,
    numbers: [
      { metric: 'parzen' },
      { metric: 'parzenReal' },
      { metric: 'parzenKMeans' },
      { metric: 'frechet', per: 'floor' },
      { metric: 'coverage' },
      { metric: 'memorisation' },
    ],
    curve: { every: 5000, metrics: ['parzen'] },
    diagnoses: [],
  },
  helvetica: failure('mode-collapse'),
  vanishing: failure('vanishing-gradient'),
  cycling: failure('cycling'),
};

function failure(name: DiagnosisName): Expectation {
  return {
    steps: 3000,
    seconds: 1,
    count: 2000,
    numbers: [{ metric: 'modes' }, { metric: 'highQuality' }],
    diagnoses: [name],
  };
}
