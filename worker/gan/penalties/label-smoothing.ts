import { mean, type Scalar } from '../../tf.js';
import type { Penalty } from './penalty.js';

/**
 * One-sided label smoothing (Salimans et al. 2016, section 3.4): D is to say 1 − s of real examples, not 1. Of a logit l
 * that is −(1 − s) log σ(l) − s log(1 − σ(l)) = −log σ(l) + s l, so that E D(x) is what comes to D's loss, with weight s.
 * Under least squares it moves the target by s/2, and under the hinge its slope; configs are refused where it would push
 * D's outputs down without end.
 */
export const labelSmoothing: Penalty = (D, { real }) => mean<Scalar>(D(real));
