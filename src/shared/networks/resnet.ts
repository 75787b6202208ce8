/**
 * Residual networks for images, after R3GAN (Huang et al. 2024): no normalisation, nothing but blocks that
 * begin as the identity between images of different sizes.
 *
 * What is simpler here: one block of two full 3×3 convolutions for each size, where R3GAN has two inverted bottlenecks with
 * grouped ones; images are resized by nearest neighbours and means, not bilinearly; a dense layer makes the smallest image,
 * where R3GAN scales a learned basis; and the full size has no block, only the convolution to or from the data's channels.
 * Sizes and channels therefore are those of the convolutional networks.
 */
import type { ResNetConfig } from '../config.js';
import { sizeOf } from '../dataset.js';
import { initialWeights, type Initial } from '../parameters.js';
import type { Body } from './body.js';
import { dropout } from './hidden.js';
import { imageSizes } from './image-sizes.js';
import type { LayerSpec } from './layer-spec.js';

/** Channels 64 and 32 for 28×28×1: 7×7×64 → 14×14×32 → 28×28×1. [m, latent] → [m, h·w·c]. */
export function resnetGenerator(
  config: ResNetConfig,
  latent: number,
  shape: readonly number[],
): readonly LayerSpec[] {
  const { channels, initial, output } = config;
  const sizes = imageSizes('generator', config, shape).toReversed(); // The smallest first.
  const data = shape.at(-1)!;
  const smallest = [...sizes[0]!, channels[0] ?? data];
  const inputs = channels.at(-1) ?? data;
  return [
    { kind: 'dense', inputs: latent, units: sizeOf(smallest), activation: 'linear', initial },
    { kind: 'reshape', shape: smallest },
    ...channels.flatMap((depth, i): readonly LayerSpec[] => [
      ...block(config, i),
      ...otherChannels(config, depth, channels[i + 1] ?? depth),
      { kind: 'upsampling', to: sizes[i + 1]! },
    ]),
    convolution(inputs, data, 3, initialWeights(initial, 9 * inputs, output)),
    { kind: 'activation', activation: output },
    { kind: 'reshape', shape: [sizeOf(shape)] },
  ];
}

/** Channels 32 and 64 for 28×28×1: 28×28×32 → 14×14×32 → 7×7×64. [m, h·w·c] → [m, outputs]. */
export function resnetDiscriminator(config: ResNetConfig, shape: readonly number[]): Body {
  const { channels, initial } = config;
  const sizes = imageSizes('discriminator', config, shape);
  const inputs = shape.at(-1)!;
  const outputs = sizeOf([...sizes.at(-1)!, channels.at(-1) ?? inputs]);
  return {
    layers: [
      { kind: 'reshape', shape },
      convolution(inputs, channels[0] ?? inputs, 3, initialWeights(initial, 9 * inputs, 'linear')),
      ...channels.flatMap((depth, i): readonly LayerSpec[] => [
        { kind: 'mean-pooling' },
        ...otherChannels(config, channels[i - 1] ?? depth, depth),
        ...block(config, i),
      ]),
      { kind: 'reshape', shape: [outputs] },
    ],
    outputs,
  };
}

/**
 * With fix-up (Zhang et al. 2019, section 3), the filters before the last of a block begin L^(−1/(2n − 2)) times as large,
 * for L blocks of n convolutions. Here n is 2, and the factor that of a sum over L times as many inputs, where weights are
 * scaled by these; normal and uniform ones begin as they are said to.
 */
function block(
  { channels: depths, activation, initial, dropout: share }: ResNetConfig,
  entry: number,
): readonly LayerSpec[] {
  const channels = depths[entry]!;
  const first = initialWeights(initial, 9 * channels * depths.length, activation);
  return [{ kind: 'residual-block', entry, channels, activation, initial: first }, ...dropout(share)];
}

/** A 1×1 convolution where the number of channels changes. */
function otherChannels({ initial }: ResNetConfig, inputs: number, outputs: number): readonly LayerSpec[] {
  if (inputs === outputs) return [];
  return [convolution(inputs, outputs, 1, initialWeights(initial, inputs, 'linear'))];
}

function convolution(inputs: number, outputs: number, size: number, initial: Initial): LayerSpec {
  return { kind: 'convolution', inputs, outputs, size, stride: 1, initial };
}
