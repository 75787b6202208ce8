import { gaussianMixture } from './gaussian-mixture.js';

/** Two bumps of different weight and width, for a figure like the paper's first. */
export const mixture1d = gaussianMixture('On the line, 0.6 N(−1, 0.35²) + 0.4 N(1.2, 0.25²).', [
  { weight: 0.6, centre: [-1], deviation: 0.35 },
  { weight: 0.4, centre: [1.2], deviation: 0.25 },
]);
