import type { ConvConfig } from '../config.js';
import { sizeOf } from '../dataset.js';
import { initialWeights } from '../parameters.js';
import type { Body } from './body.js';
import { hidden } from './hidden.js';
import { imageSizes } from './image-sizes.js';
import type { ImageSize, LayerSpec } from './layer-spec.js';

/** From how many channels to how many; and whether these are the config's own, and which. */
interface Channels {
  readonly inputs: number;
  readonly outputs: number;
  readonly entry: number | undefined;
}

/**
 * G of DCGAN (Radford et al. 2015): a dense layer onto the smallest image, then layers each of which doubles the sides.
 * Channels 64 and 32 for 28×28×1: 7×7×64 → 14×14×32 → 28×28×1. [m, latent] → [m, h·w·c].
 */
export function convGenerator(
  config: ConvConfig,
  latent: number,
  shape: readonly number[],
): readonly LayerSpec[] {
  const { channels, initial, output } = config;
  const sizes = imageSizes('generator', config, shape).toReversed(); // The smallest first.
  const depths = [...channels, shape.at(-1)!];
  const layers = depths.flatMap((depth, i): readonly LayerSpec[] => {
    const size = sizes[i]!;
    const isLast = i === channels.length;
    const entry = isLast ? undefined : i;
    const activation = isLast ? output : config.activation;
    const image = [...size, depth];
    return [
      ...(i === 0
        ? ([
            { kind: 'dense', entry, inputs: latent, units: sizeOf(image), activation, initial },
            { kind: 'reshape', shape: image },
          ] as const)
        : doubling({ ...config, activation }, { inputs: depths[i - 1]!, outputs: depth, entry }, size)),
      ...(isLast ? ([{ kind: 'activation', activation }] as const) : hidden(config, depth)),
    ];
  });
  return [...layers, { kind: 'reshape', shape: [sizeOf(shape)] }];
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
    ...halving(config, { inputs: depths[i]!, outputs: depth, entry: i }),
    ...hidden(i === 0 ? { ...config, normalization: 'none' } : config, depth),
  ]);
  const outputs = sizeOf([...sizes.at(-1)!, depths.at(-1)!]);
  return {
    layers: [{ kind: 'reshape', shape }, ...layers, { kind: 'reshape', shape: [outputs] }],
    outputs,
  };
}

/** A transposed convolution, whose pixels are sums over a quarter of its filter; or 2×2 pixels for each and a convolution. */
function doubling(
  { resampling, initial: config, activation }: ConvConfig,
  channels: Channels,
  to: ImageSize,
): readonly LayerSpec[] {
  switch (resampling) {
    case 'strided': {
      const initial = initialWeights(config, 4 * channels.inputs, activation);
      return [{ kind: 'transposed-convolution', ...channels, size: 4, stride: 2, to, initial }];
    }
    case 'resize': {
      const initial = initialWeights(config, 9 * channels.inputs, activation);
      return [
        { kind: 'upsampling', to },
        { kind: 'convolution', ...channels, size: 3, stride: 1, initial },
      ];
    }
    default:
      return resampling satisfies never;
  }
}

/** A convolution of every other pixel; or one of every pixel, and the means of 2×2. */
function halving(
  { resampling, initial: config, activation }: ConvConfig,
  channels: Channels,
): readonly LayerSpec[] {
  switch (resampling) {
    case 'strided': {
      const initial = initialWeights(config, 16 * channels.inputs, activation);
      return [{ kind: 'convolution', ...channels, size: 4, stride: 2, initial }];
    }
    case 'resize': {
      const initial = initialWeights(config, 9 * channels.inputs, activation);
      return [{ kind: 'convolution', ...channels, size: 3, stride: 1, initial }, { kind: 'mean-pooling' }];
    }
    default:
      return resampling satisfies never;
  }
}
