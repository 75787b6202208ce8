import { mean, type Scalar } from '../../tf.js';
import { squaredGradientNorms } from './gradient-norm.js';
import type { Penalty } from './penalty.js';

/** R2 (Mescheder et al. 2018, equation 10): ½ E‖∇D(G(z))‖², as R1 but on generated examples. Its weight is γ. */
export const r2: Penalty = (D, { generated }) => mean<Scalar>(squaredGradientNorms(D, generated)).mul(0.5);
