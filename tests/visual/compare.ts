/**
 * Fonts and the smoothing of edges differ between machines, so pictures are compared by the mean colours of their cells.
 * Pixels on a side of one.
 */
const CELL = 8;

/** What is done to a picture, to see whether that would be noticed. */
export type Change = (context: OffscreenCanvasRenderingContext2D, picture: ImageBitmap) => void;

const asItIs: Change = (context, picture) => context.drawImage(picture, 0, 0);

export function shiftedBy(pixels: number): Change {
  return (context, picture) => {
    asItIs(context, picture);
    context.drawImage(picture, pixels, 0);
  };
}

/** Red becomes blue and blue red, as orange and blue nearly do. */
export const swapped: Change = (context, picture) => {
  asItIs(context, picture);
  const pixels = context.getImageData(0, 0, picture.width, picture.height);
  const { data } = pixels;
  for (let i = 0; i < data.length; i += 4) [data[i], data[i + 2]] = [data[i + 2]!, data[i]!];
  context.putImageData(pixels, 0, 0);
};

export async function pictureFrom(base64: string): Promise<ImageBitmap> {
  const response = await fetch(`data:image/webp;base64,${base64}`);
  return createImageBitmap(await response.blob());
}

/** Mean colours, `[rows, columns, 4]`, 0 to 255. */
function cellsOf(picture: ImageBitmap, change: Change): Float64Array {
  const { width, height } = picture;
  const context = new OffscreenCanvas(width, height).getContext('2d')!;
  change(context, picture);
  const { data } = context.getImageData(0, 0, width, height);
  const columns = Math.floor(width / CELL);
  const rows = Math.floor(height / CELL);
  const means = new Float64Array(4 * columns * rows);
  for (let y = 0; y < rows * CELL; y++)
    for (let x = 0; x < columns * CELL; x++)
      for (let channel = 0; channel < 4; channel++)
        means[4 * (Math.floor(y / CELL) * columns + Math.floor(x / CELL)) + channel]! +=
          data[4 * (y * width + x) + channel]! / CELL ** 2;
  return means;
}

/** The largest difference between two pictures in any cell and channel, 0 to 255; all there can be where sizes differ. */
export function differenceBetween(
  expected: ImageBitmap,
  actual: ImageBitmap,
  change: Change = asItIs,
): number {
  if (expected.width !== actual.width || expected.height !== actual.height) return 255;
  const means = cellsOf(actual, change);
  return cellsOf(expected, asItIs).reduce((most, mean, i) => Math.max(most, Math.abs(mean - means[i]!)), 0);
}
