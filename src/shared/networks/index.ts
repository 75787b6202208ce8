import type { PlayerName } from '../player.js';
import type { Config, NetworkConfig } from '../config.js';
import { sizeOf } from '../dataset.js';
import type { Body } from './body.js';
import { convDiscriminator, convGenerator } from './conv.js';
import type { LayerSpec } from './layer-spec.js';
import { maxout } from './maxout.js';
import { mlp } from './mlp.js';
import { resnetDiscriminator, resnetGenerator } from './resnet.js';

/** The layers of a network, from its input to its output. */
export interface NetworkSpec {
  readonly body: readonly LayerSpec[];
  /** What makes the output of the body's features. */
  readonly head: readonly LayerSpec[];
}

/**
 * The networks of a config, for examples of this shape.
 * @throws GanError `ConfigError` where one of them does not suit the shape.
 */
export function networkSpecs(
  config: Config,
  shape: readonly number[],
): Readonly<Record<PlayerName, NetworkSpec>> {
  const { generator, discriminator, latent, minibatchDeviation } = config;
  return {
    generator: generatorSpec(generator.network, latent.size, shape),
    discriminator: discriminatorSpec(discriminator.network, packedShape(config, shape), minibatchDeviation),
  };
}

/** What D judges at once: examples beside each other, as further channels. */
export function packedShape(
  { packing }: Pick<Config, 'packing'>,
  shape: readonly number[],
): readonly number[] {
  return [...shape.slice(0, -1), shape.at(-1)! * packing];
}

/** G: [m, latent] → [m, ...shape], flat. */
export function generatorSpec(config: NetworkConfig, latent: number, shape: readonly number[]): NetworkSpec {
  switch (config.kind) {
    case 'mlp':
      return headed(mlp(config, latent), sizeOf(shape), config);
    case 'maxout':
      return headed(maxout(config, latent), sizeOf(shape), config);
    case 'conv':
      return { body: convGenerator(config, latent, shape), head: [] };
    case 'resnet':
      return { body: resnetGenerator(config, latent, shape), head: [] };
    default:
      return config satisfies never;
  }
}

/**
 * D: [m, ...shape], flat → [m, 1].
 * @param watchful Whether it is told how much the examples of a minibatch differ.
 */
export function discriminatorSpec(
  config: NetworkConfig,
  shape: readonly number[],
  watchful: boolean,
): NetworkSpec {
  const { layers, outputs } = discriminatorBody(config, shape);
  const body: Body = watchful
    ? { layers: [...layers, { kind: 'minibatch-deviation' }], outputs: outputs + 1 }
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
function headed(
  { layers, outputs: inputs }: Body,
  units: number,
  { output: activation, initial }: NetworkConfig,
): NetworkSpec {
  return {
    body: layers,
    head: [
      { kind: 'dense', inputs, units, activation, initial },
      { kind: 'activation', activation },
    ],
  };
}
