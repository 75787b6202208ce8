import type { Activation } from '../../src/shared/config.js';
import { generatorSpec } from '../../src/shared/networks/index.js';
import { createNetwork, type Network } from '../../worker/gan/network.js';

/** A multilayer perceptron without more, whose last layer is linear. */
export function perceptron(
  inputs: number,
  hidden: readonly number[],
  outputs: number,
  activation: Activation,
): Network {
  const plain = { normalization: 'none', initial: { kind: 'scaled' }, dropout: 0, output: 'linear' } as const;
  return createNetwork(generatorSpec({ kind: 'mlp', hidden, activation, ...plain }, inputs, [outputs]));
}
