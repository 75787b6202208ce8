import type { Scalar, Tensor2D } from '../../tf.js';

/**
 * What the two players minimise, from what D puts out: [batch, 1] on real and on generated examples. Where D is to be a
 * probability, that is its logit l, D(x) = σ(l): the logarithms of equation 1 become softplus, log D = −softplus(−l) and
 * log(1 − D) = −softplus(l), which neither overflow nor vanish.
 */
export interface Objective {
  readonly discriminatorLoss: (real: Tensor2D, fake: Tensor2D) => Scalar;
  /** `real` is computed when it is asked for: only some objectives judge G beside real examples. */
  readonly generatorLoss: (fake: Tensor2D, real: () => Tensor2D) => Scalar;
  /** D's output where it cannot tell real from generated: of a logit, 0. */
  readonly undecided: (real: Tensor2D, fake: Tensor2D) => Scalar;
}
