import { mean, softplus, sub, type Scalar } from '../../tf.js';
import type { Objective } from './objective.js';
import { halfWay } from './undecided.js';

/**
 * RpGAN (Jolicoeur-Martineau 2019; the loss of R3GAN, Huang et al. 2024, equation 2): D is to rank each real example above
 * the generated one that it is paired with, and G the other way round. G cannot win by leaving modes out, because each
 * real example has a say; without R1 and R2 it does not converge.
 */
export const relativistic: Objective = {
  discriminatorLoss: (real, fake) => mean<Scalar>(softplus(sub(fake, real))),
  generatorLoss: (fake, real) => mean<Scalar>(softplus(sub(real(), fake))),
  undecided: halfWay,
};
