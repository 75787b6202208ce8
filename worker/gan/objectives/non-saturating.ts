import { mean, neg, softplus, type Scalar } from '../../tf.js';
import { minimax } from './minimax.js';
import type { Objective } from './objective.js';

/**
 * Section 3: "rather than training G to minimize log(1 − D(G(z))) we can train G to maximize log D(G(z))", which has the
 * same fixed point and a strong gradient early, where D rejects everything. D is trained as in equation 1.
 */
export const nonSaturating: Objective = {
  ...minimax,
  generatorLoss: (fake) => mean<Scalar>(softplus(neg(fake))),
};
