import { noisyCurve } from './noisy-curve.js';

const SCALE = 7.5;

/** scikit-learn's `make_swiss_roll(noise=0.25)`, its first and last coordinate over 7.5, as in WGAN-GP (Gulrajani et al. 2017). */
export const swissRoll = noisyCurve(
  'The spiral (a cos a, a sin a), a from 1.5π to 4.5π, with normal noise of 0.25, all over 7.5.',
  (t) => {
    const angle = 1.5 * Math.PI * (1 + 2 * t);
    return [(angle * Math.cos(angle)) / SCALE, (angle * Math.sin(angle)) / SCALE];
  },
  0.25 / SCALE,
);
