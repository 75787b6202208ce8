import type { Scalar, Tensor2D } from '../../tf.js';
import type { Stream } from '../../../src/shared/random.js';

/** D for fixed parameters, as a function of examples: [m, data] → [m, 1]. */
export type Critic = (x: Tensor2D) => Tensor2D;

/** The minibatch that D is trained on. */
export interface Minibatch {
  /** [m, data] each. */
  readonly real: Tensor2D;
  readonly generated: Tensor2D;
  /** Numbers uniform on [0, 1), new ones in each step. */
  readonly uniform: (stream: Stream, shape: readonly [number, number]) => Tensor2D;
}

/** What is added to D's loss, before it is weighted. It may use gradients of D; the sum is differentiated again. */
export type Penalty = (D: Critic, minibatch: Minibatch) => Scalar;
