import type { Activation } from '../../src/shared/config.js';
import type { Network } from '../../worker/gan/network.js';
import { createGenerator } from '../../worker/gan/networks/index.js';

/** A multilayer perceptron without more, whose last layer is linear. */
export function perceptron(
  inputs: number,
  hidden: readonly number[],
  outputs: number,
  activation: Activation,
): Network {
  const plain = { normalization: 'none', initial: { kind: 'scaled' }, dropout: 0, output: 'linear' } as const;
  return createGenerator({ kind: 'mlp', hidden, activation, ...plain }, inputs, [outputs]);
}
