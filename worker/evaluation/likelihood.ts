import type { MetricName } from '../../src/shared/metrics.js';
import { kMeans } from '../metrics/k-means.js';
import { parzenLikelihood } from '../metrics/parzen.js';
import type { Measurement, Sample } from '../metrics/sample.js';
import type { RealData } from './real-data.js';
import type { Measure, Subject } from './subject.js';

/** Examples that the width of the windows is chosen on, as in the paper. */
const VALIDATION = 1000;

/** Rounds of k-means: with two examples for each centre it changes little after that. */
const ROUNDS = 3;

/** Windows on real examples, by how many are generated: as many, and twice as many for k-means. */
const WINDOWS = 3;

/** Examples, the first of the order, that no window is on: those that training does not see, else some of the others. */
function apart({ heldOut }: RealData, n: number): number {
  return heldOut > 1 ? heldOut : 2 * n;
}

/**
 * The Parzen-window likelihood on windows around what `centresOf` makes. With 50,000 of MNIST’s 60,000 training images
 * to train on, and the rest and its test set held out in this order, it is the paper’s protocol: σ by the first 1,000
 * of those, the likelihood by the last n = 10,000.
 */
function likelihoodOn(
  metric: MetricName,
  isReference: boolean,
  centresOf: (subject: Subject) => Measurement<Sample>,
): Measure {
  return {
    metrics: [metric],
    of: 'examples',
    most: ({ heldOut, trained }) => Math.floor(heldOut > 1 ? trained / WINDOWS : trained / (2 + WINDOWS)),
    floorFrom: apart,
    ...(isReference ? { isReference } : {}),
    *take(subject) {
      const { n, data } = subject;
      const end = apart(data, n);
      const validated = Math.min(VALIDATION, Math.floor(end / 2));
      const tested = Math.min(n, end - validated);
      const { mean, standardError, sigma } = yield* parzenLikelihood(
        yield* centresOf(subject),
        data.examples(0, validated),
        data.examples(end - tested, tested),
      );
      return { [metric]: { value: mean, error: standardError, sigma } };
    },
  };
}

export const likelihood = likelihoodOn('parzen', false, function* ({ candidate }) {
  yield;
  return candidate;
});

export const likelihoodOfReal = likelihoodOn('parzenReal', true, function* ({ data, n }) {
  yield;
  return data.examples(apart(data, n), n);
});

export const likelihoodOfKMeans = likelihoodOn('parzenKMeans', true, ({ data, n }) =>
  kMeans(data.examples(apart(data, n) + n, 2 * n), n, ROUNDS),
);
