import { sizeOf } from '../shared/dataset.js';
import type { Rgb } from './colour.js';

/** Generated images shown: a square of eight by eight. */
export const FAKE_COLUMNS = 8;
export const FAKE_IMAGES = FAKE_COLUMNS * FAKE_COLUMNS;

/** Real images shown. They are smaller, in one row: they are for comparison. */
export const REAL_IMAGES = 12;

/** Empty pixels between two images of a sheet. */
const GAP = 2;

/** How the values of an image are to be read. */
export interface ImageFormat {
  /** `[height, width, channels]`, with 1 or 3 channels. */
  readonly shape: readonly number[];
  /** The values of no ink and full ink; of black and white, where there are colours. */
  readonly range: readonly [number, number];
}

/** In the place of images that are not there yet: a trace of ink. `[count, height, width, channels]`. */
export function blankImages(count: number, { shape, range: [low, high] }: ImageFormat): Float32Array {
  return new Float32Array(count * sizeOf(shape)).fill(low + 0.04 * (high - low));
}

/**
 * Images side by side, `columns` in a row. Of one channel, a value is how much ink of the colour `ink` lies there, and
 * the page is the paper. Of three, it is the colours themselves.
 *
 * @param values `[n, height, width, channels]`.
 */
export function contactSheet(
  values: Float32Array,
  { shape, range: [low, high] }: ImageFormat,
  columns: number,
  ink: Rgb,
): ImageData {
  const [height = 1, width = 1, channels = 1] = shape;
  const count = values.length / (height * width * channels);
  const sheet = new ImageData(
    columns * (width + GAP) - GAP,
    Math.ceil(count / columns) * (height + GAP) - GAP,
  );
  const byteAt = (i: number): number => (255 * (values[i]! - low)) / (high - low);
  for (let pixel = 0; pixel < count * height * width; pixel++) {
    const image = Math.floor(pixel / (height * width));
    const x = (image % columns) * (width + GAP) + (pixel % width);
    const y = Math.floor(image / columns) * (height + GAP) + (Math.floor(pixel / width) % height);
    const at = 4 * (y * sheet.width + x);
    const value = pixel * channels;
    // ImageData clamps and rounds.
    for (let i = 0; i < 3; i++) sheet.data[at + i] = channels === 3 ? byteAt(value + i) : ink[i]!;
    sheet.data[at + 3] = channels === 3 ? 255 : byteAt(value);
  }
  return sheet;
}
