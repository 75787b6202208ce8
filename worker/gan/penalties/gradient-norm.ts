import { grad, sum, type Tensor1D, type Tensor2D } from '../../tf.js';
import type { Critic } from './penalty.js';

/**
 * ‖∇ₓ D(x)‖² for each example: [m, data] → [m]. Each example's gradient is its own, because each has its own output: but
 * for what the minibatch's deviation or batch normalisation in D, with which no penalty should be used, make of the others.
 */
export function squaredGradientNorms(D: Critic, x: Tensor2D): Tensor1D {
  const gradient = grad((x) => sum(D(x as Tensor2D)))(x); // [m, data]
  return sum<Tensor1D>(gradient.square(), 1);
}
