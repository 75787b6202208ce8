import { moments, type Tensor2D } from '../../tf.js';
import { slopeOne } from './gradient-penalty.js';
import type { Penalty } from './penalty.js';

/**
 * DRAGAN (Kodali et al. 2017): D's slope is to be 1 around real examples, x + ½ s u with s the standard deviation of the
 * minibatch and u uniform in [0, 1). Its weight is λ: 10 there.
 */
export const dragan: Penalty = (D, { real, uniform }) => {
  const deviation = moments(real).variance.sqrt();
  const noise = uniform('dragan', real.shape);
  return slopeOne(D, real.add<Tensor2D>(noise.mul(deviation).mul(0.5)));
};
