import {
  concat1d,
  slice1d,
  valueAndGrads,
  type Scalar,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
} from '../tf.js';
import { parameterCount, type DenseLayer } from '../../src/shared/mlp.js';
import { activate } from './activations.js';

/**
 * A network's parameters, one tensor for each weight and bias, in the order in which they lie in θ.
 *
 * θ itself is one flat vector, as in the paper: an optimizer then is a few operations on it, whatever the layers.
 */
export type Parameters = readonly Tensor[];

/** A differentiable function of its parameters and its input. */
export interface Network {
  /** Length of θ. */
  readonly parameterCount: number;
  /** Views of θ: [parameterCount] → a tensor for each weight and bias. */
  parameters(theta: Tensor1D): Parameters;
  /** [batch, inputs] → [batch, outputs]. */
  apply(parameters: Parameters, x: Tensor2D): Tensor2D;
}

/** A multilayer perceptron: x ↦ activation(x W + b), layer after layer. */
export function mlp(layers: readonly DenseLayer[]): Network {
  return {
    parameterCount: parameterCount(layers),

    parameters(theta) {
      let offset = 0;
      const take = (length: number): Tensor1D => slice1d(theta, (offset += length) - length, length);
      return layers.flatMap(({ inputs, units }) => [
        take(inputs * units).reshape([inputs, units]),
        take(units),
      ]);
    },

    apply(parameters, x) {
      return layers.reduce((input, { activation }, i) => {
        const weights = parameters[2 * i] as Tensor2D;
        const bias = parameters[2 * i + 1] as Tensor1D;
        return activate(activation, input.matMul(weights).add(bias)); // [batch, units]
      }, x);
    },
  };
}

/** A loss and its gradient ∇_θ, laid out like θ. */
export function gradient(
  network: Network,
  theta: Tensor1D,
  loss: (parameters: Parameters) => Scalar,
): { readonly loss: Scalar; readonly gradient: Tensor1D } {
  const parameters = network.parameters(theta);
  const { value, grads } = valueAndGrads((...values) => loss(values))([...parameters]);
  return { loss: value, gradient: concat1d(grads.map((part) => part.flatten())) };
}
