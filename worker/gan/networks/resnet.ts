/**
 * Residual networks for images, after R3GAN (Huang et al. 2024): no normalisation, nothing but blocks that
 * begin as the identity between images of different sizes.
 *
 * What is simpler here: one block of two full 3×3 convolutions for each size, where R3GAN has two inverted bottlenecks with
 * grouped ones; images are resized by nearest neighbours and means, not bilinearly; a dense layer makes the smallest image,
 * where R3GAN scales a learned basis; and the full size has no block, only the convolution to or from the data's channels.
 * Sizes and channels therefore are those of the convolutional networks.
 */
import type { ResNetConfig } from '../../../src/shared/config.js';
import { sizeOf } from '../../../src/shared/dataset.js';
import { initialWeights } from '../../../src/shared/parameters.js';
import { activation } from '../layers/activation.js';
import { convolution } from '../layers/convolution.js';
import { dense } from '../layers/dense.js';
import { dropout } from '../layers/dropout.js';
import type { Layer } from '../layers/layer.js';
import { meanPooling } from '../layers/mean-pooling.js';
import { residualBlock } from '../layers/residual-block.js';
import { reshape } from '../layers/reshape.js';
import { upsampling } from '../layers/upsampling.js';
import type { Body } from './body.js';
import { imageSizes } from './image-sizes.js';

/** Channels 64 and 32 for 28×28×1: 7×7×64 → 14×14×32 → 28×28×1. [m, latent] → [m, h·w·c]. */
export function resnetGenerator(
  config: ResNetConfig,
  latent: number,
  shape: readonly number[],
): readonly Layer[] {
  const { channels, initial, output } = config;
  const sizes = imageSizes('generator', config, shape).toReversed(); // The smallest first.
  const data = shape.at(-1)!;
  const smallest = [...sizes[0]!, channels[0] ?? data];
  const inputs = channels.at(-1) ?? data;
  return [
    dense(latent, sizeOf(smallest), 'linear', initial),
    reshape(smallest),
    ...channels.flatMap((depth, i) => [
      ...block(config, depth),
      ...otherChannels(config, depth, channels[i + 1] ?? depth),
      upsampling(sizes[i + 1]!),
    ]),
    convolution({ inputs, outputs: data, size: 3 }, initialWeights(initial, 9 * inputs, output)),
    activation(output),
    reshape([sizeOf(shape)]),
  ];
}

/** Channels 32 and 64 for 28×28×1: 28×28×32 → 14×14×32 → 7×7×64. [m, h·w·c] → [m, outputs]. */
export function resnetDiscriminator(config: ResNetConfig, shape: readonly number[]): Body {
  const { channels, initial } = config;
  const sizes = imageSizes('discriminator', config, shape);
  const inputs = shape.at(-1)!;
  const first = channels[0] ?? inputs;
  const outputs = sizeOf([...sizes.at(-1)!, channels.at(-1) ?? inputs]);
  return {
    layers: [
      reshape(shape),
      convolution({ inputs, outputs: first, size: 3 }, initialWeights(initial, 9 * inputs, 'linear')),
      ...channels.flatMap((depth, i) => [
        meanPooling,
        ...otherChannels(config, channels[i - 1] ?? depth, depth),
        ...block(config, depth),
      ]),
      reshape([outputs]),
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
  { channels, activation: name, initial, dropout: share }: ResNetConfig,
  depth: number,
): readonly Layer[] {
  const first = initialWeights(initial, 9 * depth * channels.length, name);
  return [residualBlock(depth, name, first), ...dropout(share)];
}

/** A 1×1 convolution where the number of channels changes. */
function otherChannels({ initial }: ResNetConfig, inputs: number, outputs: number): readonly Layer[] {
  if (inputs === outputs) return [];
  return [convolution({ inputs, outputs, size: 1 }, initialWeights(initial, inputs, 'linear'))];
}
