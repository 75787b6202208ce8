import { mean, type Scalar } from '../../tf.js';
import { squaredGradientNorms } from './gradient-norm.js';
import type { Penalty } from './penalty.js';

/**
 * R1 (Mescheder et al. 2018, equation 9): ½ E‖∇D(x)‖² on real examples, so that D is flat where the data are and G, once
 * there, stays. Its weight is γ.
 */
export const r1: Penalty = (D, { real }) => mean<Scalar>(squaredGradientNorms(D, real)).mul(0.5);
