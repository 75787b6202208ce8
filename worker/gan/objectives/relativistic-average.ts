import { mean, neg, softplus, sub, type Scalar, type Tensor2D } from '../../tf.js';
import type { Objective } from './objective.js';
import { halfWay } from './undecided.js';

/** Each of `above` is to be ranked above the mean of `below`, and each of `below` below the mean of `above`. */
const ranking = (above: Tensor2D, below: Tensor2D): Scalar =>
  mean<Scalar>(softplus(neg(sub(above, mean(below))))).add(mean(softplus(sub(below, mean(above)))));

/** RaGAN (Jolicoeur-Martineau 2019, equations 9 and 10): as `relativistic`, but beside the mean of the other kind. */
export const relativisticAverage: Objective = {
  discriminatorLoss: (real, fake) => ranking(real, fake),
  generatorLoss: (fake, real) => ranking(fake, real()),
  undecided: halfWay,
};
