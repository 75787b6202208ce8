import type { Tensor1D, Tensor2D } from '../../tf.js';
import type { Computation } from './layer.js';

/** x ↦ x W + b: [m, inputs] → [m, units]. */
export const dense: Computation = {
  apply: (x, [weights, bias]) => (x as Tensor2D).matMul(weights as Tensor2D).add(bias as Tensor1D),
};
