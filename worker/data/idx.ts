/**
 * The IDX format of the MNIST database: a magic number, one 32-bit size for each dimension, then the values, all big
 * end first. The magic number is two zero bytes, the type of the values, and the number of dimensions.
 */
import { rangeOf, type DatasetSource } from '../../src/shared/dataset.js';
import { readBody } from './body.js';
import type { ByteReader } from './byte-reader.js';
import { openBytes } from './bytes.js';
import type { Dataset } from './dataset.js';
import { MAX_BYTES, MAX_COUNT, MAX_SIDE } from './limits.js';
import { refuse } from './refuse.js';

/** The sizes in a file's header, in order, each with the largest that is let through. */
const IMAGE_SIZES = { count: MAX_COUNT, height: MAX_SIDE, width: MAX_SIDE };
const LABEL_SIZES = { count: MAX_COUNT };

const UINT8 = 0x08;
const TYPES: Readonly<Record<number, string>> = {
  [UINT8]: '8-bit unsigned integers',
  0x09: '8-bit signed integers',
  0x0b: '16-bit integers',
  0x0c: '32-bit integers',
  0x0d: '32-bit floats',
  0x0e: '64-bit floats',
};

/** Begins to read a file. */
type Open = () => Promise<ByteReader>;

/**
 * Reads images of 8-bit grey levels, and their labels where there are some. The images are read only after both headers
 * and all labels were found good.
 * @throws GanError `DataError` that names the file, the field, its value and what was expected.
 */
export function readIdx({ images, labels }: Extract<DatasetSource, { kind: 'idx' }>): Promise<Dataset> {
  return readImagesAndLabels(
    () => openBytes(images, 'images'),
    labels === undefined ? undefined : () => openBytes(labels, 'labels'),
  );
}

/** The same of files however they are opened. */
export async function readImagesAndLabels(openImages: Open, openLabels: Open | undefined): Promise<Dataset> {
  const file = await openImages();
  try {
    const { count, height, width } = await readHeader(file, IMAGE_SIZES);
    const labels = openLabels && (await readLabels(openLabels, file, count));
    const data = await readBody(file, count * height * width);
    return { name: file.name, count, shape: [height, width, 1], data, labels, range: rangeOf(data) };
  } finally {
    file.close();
  }
}

async function readLabels(open: Open, images: ByteReader, imageCount: number): Promise<Uint8Array> {
  const file = await open();
  try {
    const { count } = await readHeader(file, LABEL_SIZES);
    if (count !== imageCount) refuse(file.name, 'count', count, `${imageCount}, the count of ${images.name}`);
    return await readBody(file, count);
  } finally {
    file.close();
  }
}

/** Reads the header and checks each size, and their product against the file's own size where that is known. */
async function readHeader<Field extends string>(
  file: ByteReader,
  limits: Readonly<Record<Field, number>>,
): Promise<Readonly<Record<Field, number>>> {
  const fields = Object.keys(limits) as Field[];
  const header = new DataView(new ArrayBuffer(4 + 4 * fields.length));
  const length = await file.fill(new Uint8Array(header.buffer));
  if (length >= 4) checkMagic(file, header.getUint32(0), fields.length);
  if (length < header.byteLength) failSize(file, length, `at least ${header.byteLength}, its header`);
  const sizes: Record<Field, number> = { ...limits };
  let bodyLength = 1;
  fields.forEach((field, i) => {
    const size = header.getUint32(4 + 4 * i);
    if (size < 1 || size > limits[field]) refuse(file.name, field, size, `from 1 to ${limits[field]}`);
    sizes[field] = size;
    bodyLength *= size;
  });
  if (bodyLength > MAX_BYTES) refuse(file.name, fields.join(' × '), bodyLength, `at most ${MAX_BYTES}`);
  const total = header.byteLength + bodyLength;
  if (file.size !== undefined && file.size !== total) failSize(file, file.size, `${total} by its header`);
  return sizes;
}

function checkMagic(file: ByteReader, magic: number, dimensions: number): void {
  const expected = UINT8 * 256 + dimensions;
  if (magic !== expected) refuse(file.name, 'magic number', showMagic(magic), showMagic(expected));
}

function showMagic(magic: number): string {
  const type = TYPES[magic >>> 8];
  const meaning = type
    ? `${type} of rank ${magic & 255}`
    : magic >>> 24 === '<'.charCodeAt(0)
      ? 'text like that of a web page: does the address lead to one?'
      : 'no IDX file';
  return `0x${magic.toString(16).padStart(8, '0')} (${meaning})`;
}

function failSize(file: ByteReader, size: number, expected: string): never {
  refuse(file.name, 'size', `${size} bytes`, `${expected}; the file is cut off or damaged`);
}
