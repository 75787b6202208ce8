import { mean, neg, relu, type Scalar } from '../../tf.js';
import type { Objective } from './objective.js';
import { atZero } from './undecided.js';

/**
 * The hinge loss (Lim and Ye 2017; Miyato et al. 2018, equations 16 and 17): D is to give real examples 1 or more and
 * generated ones −1 or less; G raises what D gives it.
 */
export const hinge: Objective = {
  discriminatorLoss: (real, fake) => mean<Scalar>(relu(neg(real).add(1))).add(mean(relu(fake.add(1)))),
  generatorLoss: (fake) => neg(mean<Scalar>(fake)),
  undecided: atZero,
};
