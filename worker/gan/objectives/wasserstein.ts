import { mean, neg, type Scalar } from '../../tf.js';
import type { Objective } from './objective.js';
import { halfWay } from './undecided.js';

/**
 * WGAN (Arjovsky et al. 2017, equation 2): D is a critic whose mean difference between real and generated examples is, if
 * it is 1-Lipschitz, at most the Wasserstein-1 distance. That is what clipping or a gradient penalty is for: without
 * either, nothing holds the critic.
 */
export const wasserstein: Objective = {
  discriminatorLoss: (real, fake) => mean<Scalar>(fake).sub(mean(real)),
  generatorLoss: (fake) => neg(mean<Scalar>(fake)),
  undecided: halfWay,
};
