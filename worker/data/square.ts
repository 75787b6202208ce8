import { reportOf } from '../../src/shared/errors.js';
import { readAll } from './body.js';
import { drawingContext } from './drawing-context.js';
import type { FileEntry } from './file-entry.js';
import { imageHeader } from './image-header.js';
import { refuse } from './refuse.js';

/** Most bytes of an image's file. */
const MAX_FILE = 2 ** 26;

/** Most pixels of an image: a quarter of a gigabyte while it is decoded. */
const MAX_PIXELS = 2 ** 26;

/** Width and height in pixels. */
export type Size = readonly [number, number];

/** An image as a square: its pixels row by row, red, green, blue and opacity of each. */
export interface Square {
  readonly pixels: Uint8ClampedArray;
  /** Of the image that it was cut from. */
  readonly size: Size;
}

/**
 * Something that decodes images, cuts each to a square about its centre, and scales that to `side` by averaging. What is
 * transparent becomes white, as on a page.
 */
export function squareMaker(dataset: string, side: number): (entry: FileEntry) => Promise<Square> {
  const context = drawingContext(dataset, side, side);
  context.imageSmoothingQuality = 'high';
  context.fillStyle = 'white';
  return async (entry) => {
    const image = await decode(entry);
    const { width, height } = image;
    const edge = Math.min(width, height);
    context.fillRect(0, 0, side, side);
    context.drawImage(image, (width - edge) >> 1, (height - edge) >> 1, edge, edge, 0, 0, side, side);
    image.close();
    return { pixels: context.getImageData(0, 0, side, side).data, size: [width, height] };
  };
}

/** @throws GanError `DataError` that names the file. Its size is checked before it is decoded. */
async function decode(entry: FileEntry): Promise<ImageBitmap> {
  const file = await entry.open();
  try {
    const bytes = await readAll(file, MAX_FILE);
    const header = imageHeader(bytes);
    if (!header) refuse(entry.path, 'image', 'cut off or damaged', 'whole');
    const { type, width, height } = header;
    if (width * height > MAX_PIXELS)
      refuse(entry.path, 'size', `${width}×${height} pixels`, `${MAX_PIXELS} pixels at most`);
    return await createImageBitmap(new Blob([bytes], { type })).catch((thrown: unknown) =>
      refuse(entry.path, 'image', `cut off or damaged (${reportOf(thrown).message})`, 'whole'),
    );
  } finally {
    file.close();
  }
}
