import { max, type Tensor1D, type Tensor2D } from '../../tf.js';
import type { InitialConfig } from '../../../src/shared/config.js';
import { denseParameters } from '../../../src/shared/mlp.js';
import type { Layer } from './layer.js';

/** Maxout (Goodfellow et al. 2013): each unit is the largest of `pieces` linear ones. [m, inputs] → [m, units]. */
export function maxout(inputs: number, units: number, pieces: number, initial: InitialConfig): Layer {
  return {
    parameters: denseParameters({ inputs, units: units * pieces, activation: 'linear' }, initial),
    apply: (x, [weights, bias]) => {
      const linear = (x as Tensor2D).matMul(weights as Tensor2D).add(bias as Tensor1D);
      return max(linear.reshape([-1, units, pieces]), 2);
    },
  };
}
