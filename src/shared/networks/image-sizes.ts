import type { ConvConfig, ResNetConfig } from '../config.js';
import { refuse } from '../errors.js';
import type { ImageSize } from './layer-spec.js';

/**
 * The data's size and what it becomes each time that its sides are halved, and rounded up: once for each of the channels.
 * @param player Whose network it is, for the message.
 * @throws GanError `ConfigError` where examples are no images, or too small to be halved so often.
 */
export function imageSizes(
  player: 'generator' | 'discriminator',
  { kind, channels }: ConvConfig | ResNetConfig,
  shape: readonly number[],
): readonly ImageSize[] {
  if (shape.length !== 3) {
    const expected = `mlp or maxout: examples of shape [${shape.join(', ')}] are no images`;
    refuse(`${player}.network.kind`, kind, expected);
  }
  const [height, width] = shape as [number, number, number];
  const most = Math.ceil(Math.log2(Math.min(height, width)));
  if (channels.length > most) {
    const expected = `a list of at most ${most} widths, because each halves the sides of the ${height}×${width} images`;
    refuse(`${player}.network.channels`, `[${channels.join(', ')}]`, expected);
  }
  return Array.from({ length: channels.length + 1 }, (_, times): ImageSize => [
    Math.ceil(height / 2 ** times),
    Math.ceil(width / 2 ** times),
  ]);
}
