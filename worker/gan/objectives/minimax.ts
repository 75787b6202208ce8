import { mean, neg, softplus, type Scalar } from '../../tf.js';
import type { Objective } from './objective.js';
import { atZero } from './undecided.js';

/**
 * Equation 1: min_G max_D V(D, G) = E log D(x) + E log(1 − D(G(z))). D minimises −V; G minimises the part of V that
 * depends on it. Where D rejects everything that G makes, G's gradient vanishes (section 3).
 */
export const minimax: Objective = {
  discriminatorLoss: (real, fake) => mean<Scalar>(softplus(neg(real))).add(mean(softplus(fake))),
  generatorLoss: (fake) => neg(mean<Scalar>(softplus(fake))),
  undecided: atZero,
};
