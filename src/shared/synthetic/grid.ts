import { gaussianMixture } from './gaussian-mixture.js';

const TICKS = [-4, -2, 0, 2, 4];

/** The grid of PacGAN (Lin et al. 2018). */
export const grid = gaussianMixture(
  'Twenty-five Gaussians of standard deviation 0.05, at −4, −2, 0, 2 and 4 in both coordinates.',
  TICKS.flatMap((x) => TICKS.map((y) => ({ weight: 1 / 25, centre: [x, y], deviation: 0.05 }))),
);
