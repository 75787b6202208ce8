import { leakyRelu, relu, sigmoid, tanh, type Tensor } from '../tf.js';
import type { Activation } from '../../src/shared/config.js';
import { LEAKY_SLOPE } from '../../src/shared/mlp.js';

export function activate(activation: Activation, x: Tensor): Tensor {
  switch (activation) {
    case 'relu':
      return relu(x);
    case 'leaky-relu':
      return leakyRelu(x, LEAKY_SLOPE);
    case 'tanh':
      return tanh(x);
    case 'sigmoid':
      return sigmoid(x);
    case 'linear':
      return x;
    default:
      return activation satisfies never;
  }
}
