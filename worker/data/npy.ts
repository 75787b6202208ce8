/**
 * The NPY format of NumPy (numpy.lib.format): a magic string, the version, the length of the header, the header, which
 * is a Python dictionary as text, then the values.
 */
import { sizeOf } from '../../src/shared/dataset.js';
import { allocate, allocateFloats } from './allocate.js';
import { readBody } from './body.js';
import type { ByteReader, Bytes } from './byte-reader.js';
import { MAX_BYTES } from './limits.js';
import { refuse } from './refuse.js';

export interface NpyArray {
  /** NumPy's name of the type, such as `<f8`. */
  readonly dtype: string;
  readonly shape: readonly number[];
  /** 8-bit unsigned values as they are; all others as floats. */
  readonly data: Float32Array | Uint8Array;
}

/** The magic string, the version in two bytes, and a length, which has two bytes in version 1 and else four. */
const START = 8;
const MAX_HEADER = 2 ** 16;

type Read = (view: DataView, at: number, littleEndian: boolean) => number;

/** How to read one value of each type. */
const TYPES: Readonly<Record<string, Read>> = {
  b1: (view, at) => view.getUint8(at),
  i1: (view, at) => view.getInt8(at),
  i2: (view, at, little) => view.getInt16(at, little),
  i4: (view, at, little) => view.getInt32(at, little),
  i8: (view, at, little) => Number(view.getBigInt64(at, little)),
  u1: (view, at) => view.getUint8(at),
  u2: (view, at, little) => view.getUint16(at, little),
  u4: (view, at, little) => view.getUint32(at, little),
  u8: (view, at, little) => Number(view.getBigUint64(at, little)),
  f2: (view, at, little) => fromHalf(view.getUint16(at, little)),
  f4: (view, at, little) => view.getFloat32(at, little),
  f8: (view, at, little) => view.getFloat64(at, little),
};

/** @throws GanError `DataError` that names the file, the field, its value and what would do. */
export async function readNpy(file: ByteReader): Promise<NpyArray> {
  const { descr, fortran, shape } = await readHeader(file);
  const [, order, type = ''] = /^([<>|=])(\w\d)$/.exec(descr) ?? [];
  const read = TYPES[type];
  if (!read) refuse(file.name, 'dtype', descr, `one of ${Object.keys(TYPES).join(' ')}: convert with astype`);
  const count = sizeOf(shape);
  const width = Number(type[1]);
  if (!(count * width <= MAX_BYTES))
    refuse(file.name, 'shape', `(${shape.join(', ')})`, `${MAX_BYTES} bytes of values at most`);
  const body = await readBody(file, count * width);
  const data = type === 'u1' ? body : toFloats(file.name, body, width, read, order !== '>');
  return { dtype: descr, shape, data: fortran ? lastAxisFastest(file.name, data, shape) : data };
}

function toFloats(name: string, body: Bytes, width: number, read: Read, littleEndian: boolean): Float32Array {
  const count = body.length / width;
  const floats = allocateFloats(name, count);
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  for (let i = 0; i < count; i++) floats[i] = read(view, i * width, littleEndian);
  return floats;
}

/** Values in C's order, of such as are in Fortran's, where the first index runs fastest: so pandas keeps its tables. */
function lastAxisFastest<T extends Float32Array | Bytes>(
  name: string,
  values: T,
  shape: readonly number[],
): T {
  const { length } = values;
  const ordered = (
    values instanceof Float32Array ? allocateFloats(name, length) : allocate(name, length)
  ) as T;
  for (let i = 0; i < ordered.length; i++) {
    let [rest, from, stride] = [i, 0, values.length];
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      const length = shape[axis]!;
      stride /= length;
      from += (rest % length) * stride;
      rest = Math.floor(rest / length);
    }
    ordered[i] = values[from]!;
  }
  return ordered;
}

async function readHeader(file: ByteReader): Promise<{ descr: string; fortran: boolean; shape: number[] }> {
  const start = await readExactly(file, START);
  const isFirst = start.getUint8(6) === 1;
  const length = isFirst
    ? (await readExactly(file, 2)).getUint16(0, true)
    : (await readExactly(file, 4)).getUint32(0, true);
  if (length > MAX_HEADER) refuse(file.name, 'header', `${length} bytes`, `at most ${MAX_HEADER}`);
  const text = new TextDecoder().decode(await readExactly(file, length));
  const descr = /'descr':\s*'([^']*)'/.exec(text)?.[1];
  const fortran = /'fortran_order':\s*(True|False)/.exec(text)?.[1];
  const shape = /'shape':\s*\(((?:\s*\d+\s*,)*(?:\s*\d+)?\s*)\)/.exec(text)?.[1];
  if (descr === undefined && text.includes("'descr'"))
    refuse(file.name, 'dtype', 'one of several fields', 'a number: save its columns as one array');
  if (descr === undefined || fortran === undefined || shape === undefined)
    refuse(file.name, 'header', JSON.stringify(text.trim()), 'that of an NPY file');
  return { descr, fortran: fortran === 'True', shape: (shape.match(/\d+/g) ?? []).map(Number) };
}

async function readExactly(file: ByteReader, length: number): Promise<DataView> {
  const bytes = new Uint8Array(length);
  const filled = await file.fill(bytes);
  if (filled < length) refuse(file.name, 'header', 'cut off', 'whole; the file is cut off or damaged');
  return new DataView(bytes.buffer);
}

/** IEEE 754 binary16: a sign, 5 bits of exponent, 10 of fraction. */
function fromHalf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = (bits & 1023) / 1024;
  if (exponent === 31) return fraction ? NaN : sign * Infinity;
  return sign * (exponent === 0 ? fraction * 2 ** -14 : (1 + fraction) * 2 ** (exponent - 15));
}
