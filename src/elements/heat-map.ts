import type { Rgb } from './colour.js';

/** Opacity where D is certain. Lower than that of the points, which have to be seen on top. */
const STRONGEST = 0.38;

/** Pixels of the map from one verdict to the next. */
const SPACING = 3;

/**
 * D's verdicts as a picture: `real` where D → 1, `fake` where D → 0, and nothing at ½, where the page shows through.
 * Verdicts are interpolated before they are coloured, not after: between certainly real and certainly fake lies
 * "cannot tell", not a mixture of the two colours.
 *
 * @param verdicts D on a square grid, `[n, n]`, row by row from low y to high y.
 */
export function heatMap(verdicts: Float32Array, real: Rgb, fake: Rgb): ImageData {
  const n = Math.sqrt(verdicts.length);
  const size = (n - 1) * SPACING + 1;
  const image = new ImageData(size, size);
  const pixels = new Uint32Array(image.data.buffer);
  const colourOfReal = wordOf(real);
  const colourOfFake = wordOf(fake);
  for (let row = 0; row < size; row++) {
    // Rows of a picture go down, y goes up.
    const y = (size - 1 - row) / SPACING;
    const below = Math.min(n - 2, Math.floor(y));
    const up = y - below;
    for (let column = 0; column < size; column++) {
      const left = Math.min(n - 2, Math.floor(column / SPACING));
      const right = column / SPACING - left;
      const i = below * n + left;
      const low = verdicts[i]! + (verdicts[i + 1]! - verdicts[i]!) * right;
      const high = verdicts[i + n]! + (verdicts[i + n + 1]! - verdicts[i + n]!) * right;
      const lean = 2 * (low + (high - low) * up) - 1;
      const alpha = Math.round(Math.abs(lean) * STRONGEST * 255);
      pixels[row * size + column] = (lean > 0 ? colourOfReal : colourOfFake) | (alpha << 24);
    }
  }
  return image;
}

/** The colour as a word of little-endian RGBA, its alpha 0. */
function wordOf([red, green, blue]: Rgb): number {
  return red | (green << 8) | (blue << 16);
}
