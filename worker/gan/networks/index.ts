import type { NetworkConfig } from '../../../src/shared/config.js';
import { sizeOf } from '../../../src/shared/dataset.js';
import { activation } from '../layers/activation.js';
import { dense } from '../layers/dense.js';
import { minibatchDeviation } from '../layers/minibatch-deviation.js';
import { networkOf, type Network } from '../network.js';
import type { Body } from './body.js';
import { convDiscriminator, convGenerator } from './conv.js';
import { maxout } from './maxout.js';
import { mlp } from './mlp.js';
import { resnetDiscriminator, resnetGenerator } from './resnet.js';

/** G: [m, latent] → [m, ...shape], flat. */
export function createGenerator(config: NetworkConfig, latent: number, shape: readonly number[]): Network {
  switch (config.kind) {
    case 'mlp':
      return headed(mlp(config, latent), sizeOf(shape), config);
    case 'maxout':
      return headed(maxout(config, latent), sizeOf(shape), config);
    case 'conv':
      return networkOf(convGenerator(config, latent, shape));
    case 'resnet':
      return networkOf(resnetGenerator(config, latent, shape));
    default:
      return config satisfies never;
  }
}

/**
 * D: [m, ...shape], flat → [m, 1].
 * @param watchful Whether it is told how much the examples of a minibatch differ.
 */
export function createDiscriminator(
  config: NetworkConfig,
  shape: readonly number[],
  watchful: boolean,
): Network {
  const { layers, outputs } = discriminatorBody(config, shape);
  const body = watchful
    ? { layers: [...layers, minibatchDeviation], outputs: outputs + 1 }
    : { layers, outputs };
  return headed(body, 1, config);
}

function discriminatorBody(config: NetworkConfig, shape: readonly number[]): Body {
  switch (config.kind) {
    case 'mlp':
      return mlp(config, sizeOf(shape));
    case 'maxout':
      return maxout(config, sizeOf(shape));
    case 'conv':
      return convDiscriminator(config, shape);
    case 'resnet':
      return resnetDiscriminator(config, shape);
    default:
      return config satisfies never;
  }
}

/** With a dense layer on top. */
function headed({ layers, outputs }: Body, units: number, { output, initial }: NetworkConfig): Network {
  return networkOf(layers, [dense(outputs, units, output, initial), activation(output)]);
}
