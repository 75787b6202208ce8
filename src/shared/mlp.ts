import type { Activation, InitialConfig, MlpConfig } from './config.js';
import { initialWeights, ZERO, type ParameterSpec } from './parameters.js';

/** Slope of the leaky rectifier below 0: Radford et al. 2015. */
export const LEAKY_SLOPE = 0.2;

/** A fully connected layer: y = activation(x W + b), with W of shape [inputs, units] and b of shape [units]. */
export interface DenseLayer {
  readonly inputs: number;
  readonly units: number;
  readonly activation: Activation;
}

/** The dense layers of a multilayer perceptron from `inputs` to `outputs` values. */
export function denseLayers(
  config: Pick<MlpConfig, 'hidden' | 'activation' | 'output'>,
  inputs: number,
  outputs: number,
): readonly DenseLayer[] {
  const widths = [inputs, ...config.hidden, outputs];
  return widths.slice(1).map((units, i) => ({
    inputs: widths[i]!,
    units,
    activation: i < config.hidden.length ? config.activation : config.output,
  }));
}

/** W, row by row, and b, which begins as 0. */
export function denseParameters(
  { inputs, units, activation }: DenseLayer,
  initial: InitialConfig,
): readonly ParameterSpec[] {
  return [
    { shape: [inputs, units], initial: initialWeights(initial, inputs, activation) },
    { shape: [units], initial: ZERO },
  ];
}
