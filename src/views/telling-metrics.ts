import { PLACES } from '../elements/gan-metrics.js';
import type { MetricName } from '../shared/metrics.js';

/** What tells most of a generator first. All of it is quick, but for the game on the line. */
const ORDER: readonly MetricName[] = [
  'modes',
  'highQuality',
  'reverseKl',
  'discriminatorError',
  'valueError',
  'jensenShannon',
  'precision',
  'recall',
  'slicedWasserstein',
  'classifierScore',
  'frechet',
  'coverage',
];

/** Those that tell most, of the metrics that suit some data. */
export function tellingOf(names: readonly MetricName[]): readonly MetricName[] {
  return ORDER.filter((name) => names.includes(name)).slice(0, PLACES);
}
