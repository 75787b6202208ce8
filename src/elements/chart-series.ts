import type { ObjectiveName } from '../shared/config.js';
import { OPTIMAL_VALUE } from '../shared/progress.js';
import type { Reference, Series } from './gan-chart.js';
import { extremesOf, type Bucket } from './history.js';
import { niceStep, type Interval } from './scales.js';
import { t } from './t.js';

/** Where the losses of D and G are while D cannot tell, and is at its best. */
const RESTS: Readonly<Record<ObjectiveName, readonly [D: number, G: number]>> = {
  minimax: [-OPTIMAL_VALUE, -Math.LN2],
  'non-saturating': [-OPTIMAL_VALUE, Math.LN2],
  blend: [-OPTIMAL_VALUE, Math.LN2 / 4],
  'least-squares': [1 / 4, 1 / 8],
  hinge: [2, 0],
  wasserstein: [0, 0],
  relativistic: [Math.LN2, Math.LN2],
  'relativistic-average': [-OPTIMAL_VALUE, -OPTIMAL_VALUE],
};

/** The losses of both players, and the value of the game. Where D cannot tell, each is at its `rest`. */
export function lossSeries(objective: ObjectiveName): readonly Series[] {
  const [discriminator, generator] = RESTS[objective];
  return [
    { index: 0, name: 'V(D, G)', colour: 'muted', rest: OPTIMAL_VALUE },
    { index: 1, name: t('D loss'), colour: 'discriminator', rest: discriminator },
    { index: 2, name: t('G loss'), colour: 'fake', rest: generator },
  ];
}

export const LOSS_REFERENCES: readonly Reference[] = [{ name: '−log 4', value: OPTIMAL_VALUE }];

/** Room for the losses that occur and for what they are compared with, with round numbers at both ends. */
export function lossDomain(objective: ObjectiveName, buckets: readonly Bucket[]): Interval {
  const values = [
    ...lossSeries(objective).flatMap(({ index, rest }) => [rest, ...extremesOf(buckets, index)]),
    ...LOSS_REFERENCES.map(({ value }) => value),
  ];
  const low = Math.min(...values);
  const high = Math.max(...values);
  const step = niceStep((high - low) / 10);
  return [Math.floor(low / step) * step, Math.ceil(high / step) * step];
}

/** D's verdicts on what is real and on what is generated. */
export const SCORE_SERIES: readonly Series[] = [
  { index: 3, name: 'D(x)', colour: 'real', rest: 0.5 },
  { index: 4, name: 'D(G(z))', colour: 'fake', rest: 0.5 },
];

export const SCORE_REFERENCES: readonly Reference[] = [{ name: '½', value: 0.5 }];

/** D's verdicts are probabilities. */
export const SCORE_DOMAIN: Interval = [0, 1];
