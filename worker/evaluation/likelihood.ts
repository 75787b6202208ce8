import { DATASET_SEED } from '../../src/shared/dataset.js';
import type { MetricName } from '../../src/shared/metrics.js';
import { randomKey } from '../../src/shared/random.js';
import { kMeans } from '../metrics/k-means.js';
import { parzenLikelihood } from '../metrics/parzen.js';
import type { Measurement, Sample } from '../metrics/sample.js';
import type { Measure, Subject } from './subject.js';

/** Examples that the width of the windows is chosen on, as in the paper. */
const VALIDATION = 1000;

/** Rounds of k-means: with two examples for each centre it changes little after that. */
const ROUNDS = 3;

/** n for the test, n beside them, two n for k-means, and as many as there are up to n for validation. */
const PARTS = 5;

/** The Parzen-window likelihood of real images, on windows around what `centresOf` makes. */
function likelihoodOn(
  metric: MetricName,
  isReference: boolean,
  centresOf: (subject: Subject) => Measurement<Sample>,
): Measure {
  return {
    metrics: [metric],
    of: 'examples',
    parts: PARTS,
    ...(isReference ? { isReference } : {}),
    *take(subject) {
      const { real, n, data } = subject;
      const validation = data.examples(4 * n, Math.min(n, VALIDATION));
      const centres = yield* centresOf(subject);
      const { mean, standardError, sigma } = yield* parzenLikelihood(centres, validation, real);
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
  return data.examples(n, n);
});

export const likelihoodOfKMeans = likelihoodOn('parzenKMeans', true, ({ data, n }) =>
  kMeans(data.examples(2 * n, 2 * n), n, ROUNDS, randomKey(DATASET_SEED, 'metric')),
);
