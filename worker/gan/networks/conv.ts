import type { ConvConfig } from '../../../src/shared/config.js';
import { sizeOf } from '../../../src/shared/dataset.js';
import { initialWeights } from '../../../src/shared/parameters.js';
import { activation } from '../layers/activation.js';
import { convolution } from '../layers/convolution.js';
import { dense } from '../layers/dense.js';
import { dropout } from '../layers/dropout.js';
import type { Layer } from '../layers/layer.js';
import { meanPooling } from '../layers/mean-pooling.js';
import { normalization } from '../layers/normalization.js';
import { reshape } from '../layers/reshape.js';
import { transposedConvolution } from '../layers/transposed-convolution.js';
import { upsampling } from '../layers/upsampling.js';
import type { Body } from './body.js';
import { imageSizes, type ImageSize } from './image-sizes.js';

/**
 * G of DCGAN (Radford et al. 2015): a dense layer onto the smallest image, then layers each of which doubles the sides.
 * Channels 64 and 32 for 28×28×1: 7×7×64 → 14×14×32 → 28×28×1. [m, latent] → [m, h·w·c].
 */
export function convGenerator(
  config: ConvConfig,
  latent: number,
  shape: readonly number[],
): readonly Layer[] {
  const { channels, initial, output } = config;
  const sizes = imageSizes('generator', config, shape).toReversed(); // The smallest first.
  const depths = [...channels, shape.at(-1)!];
  const layers = depths.flatMap((depth, i) => {
    const size = sizes[i]!;
    const isLast = i === channels.length;
    const before = isLast ? output : config.activation;
    return [
      ...(i === 0
        ? [dense(latent, sizeOf([...size, depth]), before, initial), reshape([...size, depth])]
        : doubling({ ...config, activation: before }, depths[i - 1]!, depth, size)),
      ...(isLast ? [activation(output)] : hidden(config, depth)),
    ];
  });
  return [...layers, reshape([sizeOf(shape)])];
}

/**
 * D of DCGAN: layers each of which halves the sides. Channels 32 and 64 for 28×28×1: 14×14×32 → 7×7×64. The first has no
 * normalisation, so that D still sees the data's own scale. [m, h·w·c] → [m, outputs].
 */
export function convDiscriminator(config: ConvConfig, shape: readonly number[]): Body {
  const { channels } = config;
  const sizes = imageSizes('discriminator', config, shape);
  const depths = [shape.at(-1)!, ...channels];
  const layers = channels.flatMap((depth, i) => [
    ...halving(config, depths[i]!, depth),
    ...hidden(i === 0 ? { ...config, normalization: 'none' } : config, depth),
  ]);
  const outputs = sizeOf([...sizes.at(-1)!, depths.at(-1)!]);
  return { layers: [reshape(shape), ...layers, reshape([outputs])], outputs };
}

/** What comes after the weights of every layer but G's last. */
function hidden(
  { normalization: norm, activation: name, dropout: share }: ConvConfig,
  depth: number,
): readonly Layer[] {
  return [...normalization(norm, depth), activation(name), ...dropout(share)];
}

/** A transposed convolution, whose pixels are sums over a quarter of its filter; or 2×2 pixels for each and a convolution. */
function doubling(config: ConvConfig, inputs: number, outputs: number, to: ImageSize): readonly Layer[] {
  const { resampling, initial, activation: name } = config;
  switch (resampling) {
    case 'strided': {
      const filter = { inputs, outputs, size: 4, stride: 2 };
      return [transposedConvolution(filter, to, initialWeights(initial, 4 * inputs, name))];
    }
    case 'resize': {
      const filter = { inputs, outputs, size: 3 };
      return [upsampling(to), convolution(filter, initialWeights(initial, 9 * inputs, name))];
    }
    default:
      return resampling satisfies never;
  }
}

/** A convolution of every other pixel; or one of every pixel, and the means of 2×2. */
function halving(config: ConvConfig, inputs: number, outputs: number): readonly Layer[] {
  const { resampling, initial, activation: name } = config;
  switch (resampling) {
    case 'strided': {
      const filter = { inputs, outputs, size: 4, stride: 2 };
      return [convolution(filter, initialWeights(initial, 16 * inputs, name))];
    }
    case 'resize': {
      const filter = { inputs, outputs, size: 3 };
      return [convolution(filter, initialWeights(initial, 9 * inputs, name)), meanPooling];
    }
    default:
      return resampling satisfies never;
  }
}
