import type { Activation } from '../shared/config.js';
import { LEAKY_SLOPE, type DenseLayer } from '../shared/mlp.js';

/**
 * The output of a multilayer perceptron, in plain JavaScript: enough for a still, which needs no worker then.
 *
 * @param theta The parameters, in the order of `initialParameters`.
 * @param input `[n, inputs]`.
 * @returns `[n, outputs]`.
 */
export function forward(
  layers: readonly DenseLayer[],
  theta: Float32Array,
  input: Float32Array,
): Float32Array {
  let offset = 0;
  return layers.reduce((x, layer) => {
    const start = offset;
    offset += (layer.inputs + 1) * layer.units;
    return dense(layer, theta.subarray(start, offset), x);
  }, input);
}

/** activation(x W + b) for each row x of the input. */
function dense(
  { inputs, units, activation }: DenseLayer,
  theta: Float32Array,
  input: Float32Array,
): Float32Array {
  const rows = input.length / inputs;
  const output = new Float32Array(rows * units);
  for (let row = 0; row < rows; row++) {
    const y = output.subarray(row * units, (row + 1) * units);
    y.set(theta.subarray(inputs * units));
    for (let i = 0; i < inputs; i++) {
      const x = input[row * inputs + i]!;
      for (let unit = 0; unit < units; unit++) y[unit]! += x * theta[i * units + unit]!;
    }
  }
  return output.map((x) => activate(activation, x));
}

function activate(activation: Activation, x: number): number {
  switch (activation) {
    case 'relu':
      return Math.max(0, x);
    case 'leaky-relu':
      return Math.max(LEAKY_SLOPE * x, x);
    case 'tanh':
      return Math.tanh(x);
    case 'sigmoid':
      return sigmoid(x);
    case 'linear':
      return x;
    default:
      return activation satisfies never;
  }
}

/** 1 / (1 + e⁻ˣ): a probability, from a logit. */
export function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
