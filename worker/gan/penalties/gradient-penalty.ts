import { mean, type Scalar, type Tensor2D } from '../../tf.js';
import { squaredGradientNorms } from './gradient-norm.js';
import type { Critic, Penalty } from './penalty.js';

/** Keeps the slope of a square root finite at 0. */
const EPSILON = 1e-12;

/** E(‖∇D(x)‖ − 1)². */
export function slopeOne(D: Critic, x: Tensor2D): Scalar {
  return mean<Scalar>(squaredGradientNorms(D, x).add(EPSILON).sqrt().sub(1).square());
}

/**
 * WGAN-GP (Gulrajani et al. 2017, equation 3): D's slope is to be 1 at random points between real and generated examples,
 * x̂ = ε x + (1 − ε) G(z) with ε uniform for each pair. Its weight is λ: 10 there, 0.1 for points in the plane.
 */
export const gradientPenalty: Penalty = (D, { real, generated, uniform }) => {
  const share = uniform('gradientPenalty', [real.shape[0], 1]);
  return slopeOne(D, generated.add(real.sub(generated).mul(share)));
};
