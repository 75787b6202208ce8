import { allocate } from './allocate.js';
import type { ByteReader, Bytes } from './byte-reader.js';
import { refuse } from './refuse.js';

/** Bytes of memory that a file is believed to fill before any of its values were read. */
const FIRST_BYTES = 2 ** 16;

/**
 * Reads all that is left of the file, which must be `length` bytes by what it says itself. Memory is taken as the bytes
 * come, at most twice as much: a header, and the size that a packed file gives itself, may claim anything.
 */
export async function readBody(file: ByteReader, length: number): Promise<Bytes> {
  const body = await readUpTo(file, length);
  if (body.length < length) refuse(file.name, 'body', `${body.length} bytes`, `${length} by its header`);
  const { length: more } = await file.take(1);
  if (more > 0) refuse(file.name, 'body', `longer than ${length} bytes`, `${length} by its header`);
  return body;
}

/** Reads all that is left of a file, which must be at most `limit` bytes, and no more than it claims to unpack to. */
export async function readAll(file: ByteReader, limit: number): Promise<Bytes> {
  const most = Math.min(limit, file.size ?? limit);
  const body = await readUpTo(file, most + 1);
  if (body.length <= most) return body;
  refuse(file.name, 'size', `more than ${most} bytes`, most < limit ? 'what it claims' : `at most ${limit}`);
}

/** The next `length` bytes, or fewer where the file ends. */
async function readUpTo(file: ByteReader, length: number): Promise<Bytes> {
  let body = new Uint8Array(Math.min(FIRST_BYTES, length));
  let filled = await file.fill(body);
  while (filled === body.length && filled < length) {
    const larger = allocate(file.name, Math.min(2 * filled, length));
    larger.set(body);
    body = larger;
    filled += await file.fill(body.subarray(filled));
  }
  return body.subarray(0, filled);
}
