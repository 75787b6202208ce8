import { noisyCurve } from './noisy-curve.js';

export const line = noisyCurve(
  'Points spread evenly from (−1, −1) to (1, 1), with normal noise of 0.05.',
  (t) => [2 * t - 1, 2 * t - 1],
  0.05,
);
