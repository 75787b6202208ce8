import type { Tensor1D, Tensor2D } from '../../tf.js';
import type { Activation, InitialConfig } from '../../../src/shared/config.js';
import { denseParameters } from '../../../src/shared/mlp.js';
import type { Layer } from './layer.js';

/**
 * x ↦ x W + b: [m, inputs] → [m, units].
 * @param before The activation that follows sooner or later: weights are scaled for it.
 */
export function dense(inputs: number, units: number, before: Activation, initial: InitialConfig): Layer {
  return {
    parameters: denseParameters({ inputs, units, activation: before }, initial),
    apply: (x, [weights, bias]) => (x as Tensor2D).matMul(weights as Tensor2D).add(bias as Tensor1D),
  };
}
