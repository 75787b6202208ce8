import { noisyCurve } from './noisy-curve.js';

/** scikit-learn's `make_moons(noise=0.05)`, its angles drawn at random. */
export const moons = noisyCurve(
  'Two interleaved half circles of radius 1, around (0, 0) and (1, 0.5), with normal noise of 0.05.',
  (t) => {
    const angle = 2 * Math.PI * (t % 0.5);
    return t < 0.5 ? [Math.cos(angle), Math.sin(angle)] : [1 - Math.cos(angle), 0.5 - Math.sin(angle)];
  },
  0.05,
);
