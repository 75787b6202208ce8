import type { ByteSource } from '../../src/shared/dataset.js';
import { nextTask } from '../task.js';
import { asGzip, type ZippedFile } from './as-gzip.js';
import { ByteReader, type Bytes } from './byte-reader.js';
import { download } from './download.js';
import { asDataError, type Patience } from './patience.js';
import { refuse } from './refuse.js';

/** How long a source may keep silent, in milliseconds. */
const STALL_LIMIT = 10_000;

/** Bytes handed to the decompressor at a time: they may unfold to a thousand times as many before it pauses. */
const PIECE = 2 ** 16;

/**
 * Begins to read a file, plain or gzipped, which its first two bytes tell. It is read piece by piece, so that a header
 * can be checked before memory is taken for what it announces.
 * @param label What to call it in messages where it has no name of its own.
 * @param stallLimit How long it may keep silent, in milliseconds.
 * @throws GanError `DataError`, here or while reading: an address that does not answer with a file, a file that cannot
 *   be read or unzipped, or one that keeps silent.
 */
export async function openBytes(
  source: ByteSource,
  label: string,
  stallLimit = STALL_LIMIT,
): Promise<ByteReader> {
  const patience = { name: nameOf(source, label), stallLimit };
  if (typeof source !== 'string') return readBlob(new Blob([source]), patience);
  const { stream, size } = await download(source, patience);
  return unzipped(new ByteReader(stream, size, patience));
}

/** The same of a file that is there already, by this name. */
export function openBlob(file: Blob, name: string): Promise<ByteReader> {
  return readBlob(file, { name, stallLimit: STALL_LIMIT });
}

/** The same of a file that lies in a zip, deflated or stored. Whether it is whole is known once all of it was read. */
export function openZipped(file: Blob, name: string, zipped: ZippedFile): Promise<ByteReader> {
  const patience = { name, stallLimit: STALL_LIMIT };
  const gzip = asGzip(file, zipped);
  const problem = `${name} is cut off or damaged in its zip`;
  const packed = new ByteReader(gzip.stream(), gzip.size, patience);
  return unzipped(new ByteReader(decompressed(packed), zipped.size, patience, problem));
}

/** All bytes of the file at an address, as they come, at most `limit`. */
export async function fetchBlob(url: string, limit: number): Promise<Blob> {
  const patience = { name: nameOf(url, 'file'), stallLimit: STALL_LIMIT };
  const { stream, size } = await download(url, patience);
  const file = new ByteReader(stream, size, patience);
  try {
    const pieces: Bytes[] = [];
    for (let total = 0; ;) {
      const piece = await file.take(PIECE);
      if (piece.length === 0) return new Blob(pieces);
      if ((total += piece.length) > limit)
        refuse(file.name, 'size', `more than ${limit} bytes`, `at most ${limit}`);
      pieces.push(piece);
    }
  } finally {
    file.close();
  }
}

function readBlob(file: Blob, patience: Patience): Promise<ByteReader> {
  return unzipped(new ByteReader(file.stream(), file.size, patience), () => sizeInGzipTrailer(file));
}

/** A file as it is, or what it unpacks to where its first two bytes say that it is gzipped. */
async function unzipped(
  file: ByteReader,
  unpackedSize: () => Promise<number | undefined> = async () => undefined,
): Promise<ByteReader> {
  const { name, patience } = file;
  try {
    const [first, second] = await file.peek(2);
    if (first !== 0x1f || second !== 0x8b) return file;
    const problem = `${name} is a gzip file that is cut off or damaged`;
    return new ByteReader(decompressed(file), await unpackedSize(), patience, problem);
  } catch (error) {
    file.close();
    throw asDataError(error, `${name} cannot be read`);
  }
}

function decompressed(packed: ByteReader): ReadableStream<Bytes> {
  const pieces = new ReadableStream<Bytes>({
    async pull(controller) {
      await nextTask(); // Lets messages through, which a file in memory would not until all of it is unzipped.
      const piece = await packed.take(PIECE);
      if (piece.length > 0) controller.enqueue(piece);
      else controller.close();
    },
    cancel: () => packed.close(),
  });
  return pieces.pipeThrough(new DecompressionStream('gzip'));
}

/** A gzip file ends with its unpacked size modulo 2³², little end first (RFC 1952); the smallest has 18 bytes. */
async function sizeInGzipTrailer(file: Blob): Promise<number | undefined> {
  if (file.size < 18) return undefined;
  return new DataView(await file.slice(-4).arrayBuffer()).getUint32(0, true);
}

/** A file's own name, or the last part of an address. */
export function nameOf(source: ByteSource, label: string): string {
  if (source instanceof File) return source.name || label;
  return (typeof source === 'string' && /^https?:[^?#]*\/([^/?#]+)/.exec(source)?.[1]) || label;
}
