import { DATASET_SEED, rangeOf, type FilesOptions } from '../../src/shared/dataset.js';
import { GanError } from '../../src/shared/errors.js';
import { randomBits, randomKey } from '../../src/shared/random.js';
import { allocate } from './allocate.js';
import { folderLabels } from './class-labels.js';
import type { FileEntry, Reading } from './file-entry.js';
import { MAX_BYTES } from './limits.js';
import { refuse } from './refuse.js';
import { squareMaker, type Size } from './square.js';

/** Sides that images are brought to where nothing else is said: MNIST's and CIFAR-10's. */
const GREY_SIDE = 28;
const COLOUR_SIDE = 32;

/** An image is in colour where more than this share of its pixels have channels that differ by more than this. */
const COLOURED_SHARE = 0.01;
const COLOURED_DIFFERENCE = 24;

/** Shape of one image: height, width and channels. */
type Shape = readonly [number, number, 1 | 3];

/** Images of one shape, one after another. */
interface Images {
  readonly shape: Shape;
  readonly data: Uint8Array;
  /** The paths of their files. */
  readonly paths: readonly string[];
  /** Their sizes as they came. */
  readonly sizes: readonly Size[];
}

/**
 * Reads images of any size, brought to squares of one size. Their order depends on nothing but their paths and mixes
 * them, so that whichever part is held out has its share of each folder. Folders become labels, where there are several.
 * @throws GanError `DataError` where none can be read, or all together are too large.
 */
export async function readImages(
  entries: readonly FileEntry[],
  name: string,
  { side, colour }: FilesOptions,
): Promise<Reading> {
  const mixed = mixedUp(entries);
  const [grey, coloured] = [side ?? GREY_SIDE, side ?? COLOUR_SIDE];
  const images =
    (colour ? undefined : await readAs([grey, grey, 1], mixed, name, colour === undefined)) ??
    (await readAs([coloured, coloured, 3], mixed, name, false))!; // Nothing makes this one give up.
  const { shape, data, sizes } = images;
  const { labels, classes } = folderLabels(images.paths);
  const [smallest, largest] = extremes(sizes);
  return {
    examples: { count: sizes.length, shape, data, labels, range: rangeOf(data) },
    files: entries,
    classes,
    format: { format: 'images', broken: entries.length - sizes.length, smallest, largest },
  };
}

/** Reads images as they are to be; gives up at the first that is in colour, where it is told to. */
async function readAs(
  shape: Shape,
  entries: readonly FileEntry[],
  name: string,
  givesUpAtColour: boolean,
): Promise<Images | undefined> {
  const [side, , channels] = shape;
  const size = side * side * channels;
  if (entries.length * size > MAX_BYTES)
    refuse(name, 'size', `${entries.length} images of ${shape.join('×')}`, `${MAX_BYTES} bytes at most`);
  const makeSquare = squareMaker(name, side);
  const data = allocate(name, entries.length * size);
  const paths: string[] = [];
  const sizes: Size[] = [];
  let broken: GanError | undefined;
  for (const entry of entries) {
    try {
      const square = await makeSquare(entry);
      if (givesUpAtColour && isColoured(square.pixels)) return undefined;
      write(square.pixels, channels, data.subarray(sizes.length * size));
      sizes.push(square.size);
      paths.push(entry.path);
    } catch (thrown) {
      if (!(thrown instanceof GanError)) throw thrown;
      broken ??= thrown;
    }
  }
  if (broken && paths.length === 0) throw broken;
  return { shape, data: data.subarray(0, sizes.length * size), paths, sizes };
}

/** Writes the pixels of a square as grey levels (luma of ITU-R BT.601), or in red, green and blue. */
function write(pixels: Uint8ClampedArray, channels: 1 | 3, target: Uint8Array): void {
  for (let from = 0, to = 0; from < pixels.length; from += 4) {
    const [red, green, blue] = [pixels[from]!, pixels[from + 1]!, pixels[from + 2]!];
    if (channels === 1) {
      target[to++] = Math.round(0.299 * red + 0.587 * green + 0.114 * blue);
    } else {
      target[to++] = red;
      target[to++] = green;
      target[to++] = blue;
    }
  }
}

function isColoured(pixels: Uint8ClampedArray): boolean {
  let coloured = 0;
  for (let i = 0; i < pixels.length; i += 4) {
    const [red, green, blue] = [pixels[i]!, pixels[i + 1]!, pixels[i + 2]!];
    if (Math.max(red, green, blue) - Math.min(red, green, blue) > COLOURED_DIFFERENCE) coloured++;
  }
  return coloured > COLOURED_SHARE * (pixels.length / 4);
}

/** The files in an order at random that is the same each time. */
function mixedUp(entries: readonly FileEntry[]): FileEntry[] {
  const keys = randomBits(randomKey(DATASET_SEED, 'dataset'), entries.length);
  return [...entries]
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map((entry, i) => ({ entry, key: keys[i]! }))
    .sort((a, b) => a.key - b.key)
    .map(({ entry }) => entry);
}

/** The smallest and the largest size by area. */
function extremes(sizes: readonly Size[]): readonly [Size, Size] {
  const area = ([width, height]: Size): number => width * height;
  return [
    sizes.reduce((least, size) => (area(size) < area(least) ? size : least)),
    sizes.reduce((most, size) => (area(size) > area(most) ? size : most)),
  ];
}
