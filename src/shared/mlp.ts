import type { Activation, MlpConfig } from './config.js';
import { randomNormal, type RandomKey } from './random.js';

/** Slope of the leaky rectifier below 0: Radford et al. 2015. */
export const LEAKY_SLOPE = 0.2;

/** A fully connected layer: y = activation(x W + b), with W of shape [inputs, units] and b of shape [units]. */
export interface DenseLayer {
  readonly inputs: number;
  readonly units: number;
  readonly activation: Activation;
}

/** The layers of a multilayer perceptron from `inputs` to `outputs` values. */
export function denseLayers(config: MlpConfig, inputs: number, outputs: number): readonly DenseLayer[] {
  const widths = [inputs, ...config.hidden, outputs];
  return widths.slice(1).map((units, i) => ({
    inputs: widths[i]!,
    units,
    activation: i < config.hidden.length ? config.activation : config.output,
  }));
}

/** Number of parameters: the length of the network's θ. */
export function parameterCount(layers: readonly DenseLayer[]): number {
  return layers.reduce((sum, { inputs, units }) => sum + (inputs + 1) * units, 0);
}

/**
 * A fresh θ: for each layer W row by row, then b. Weights are normal with variance 2/inputs before a rectifier (He et
 * al. 2015) and 1/inputs otherwise (LeCun et al. 1998), so that signals keep their scale; biases are 0.
 */
export function initialParameters(layers: readonly DenseLayer[], key: RandomKey): Float32Array {
  const theta = randomNormal(key, parameterCount(layers));
  let offset = 0;
  for (const { inputs, units, activation } of layers) {
    const gain = activation === 'relu' || activation === 'leaky-relu' ? 2 : 1;
    const deviation = Math.sqrt(gain / inputs);
    const bias = offset + inputs * units;
    for (let i = offset; i < bias; i++) theta[i]! *= deviation;
    offset = bias + units;
    theta.fill(0, bias, offset);
  }
  return theta;
}
