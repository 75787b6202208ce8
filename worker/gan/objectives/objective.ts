import type { Scalar, Tensor2D } from '../../tf.js';

/**
 * What the two players minimise. D is given by its logits l, [batch, 1], D(x) = σ(l): the logarithms of equation 1
 * become softplus, log D = −softplus(−l) and log(1 − D) = −softplus(l), which neither overflow nor vanish.
 */
export interface Objective {
  /** From D's logits on real and on generated examples. */
  readonly discriminatorLoss: (real: Tensor2D, fake: Tensor2D) => Scalar;
  /** From D's logits on generated examples. */
  readonly generatorLoss: (fake: Tensor2D) => Scalar;
}
