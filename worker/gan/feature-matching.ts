import { mean, squaredDifference, sum, type Scalar, type Tensor } from '../tf.js';

/**
 * Feature matching (Salimans et al. 2016, section 3.1): ‖E f(x) − E f(G(z))‖², with f what the body of D makes of an
 * example. G then has to get the mean right of everything that D looks at.
 */
export function featureMatching(real: Tensor, generated: Tensor): Scalar {
  return sum<Scalar>(squaredDifference(mean(real, 0), mean(generated, 0)));
}
