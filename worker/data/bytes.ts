import type { ByteSource } from '../../src/shared/dataset.js';
import { nextTask } from '../task.js';
import { ByteReader, type Bytes } from './byte-reader.js';
import { download } from './download.js';
import { asDataError } from './patience.js';

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
  const file = typeof source === 'string' ? await download(source, patience) : new Blob([source]);
  const packed = new ByteReader(file instanceof Blob ? file.stream() : file.stream, file.size, patience);
  try {
    const [first, second] = await packed.peek(2);
    if (first !== 0x1f || second !== 0x8b) return packed;
    const size = file instanceof Blob ? await sizeInGzipTrailer(file) : undefined;
    return new ByteReader(gunzip(packed), size, patience, 'is a gzip file that is cut off or damaged');
  } catch (error) {
    packed.close();
    throw asDataError(error, `${packed.name} cannot be read`);
  }
}

function gunzip(packed: ByteReader): ReadableStream<Bytes> {
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
function nameOf(source: ByteSource, label: string): string {
  if (source instanceof File) return source.name || label;
  return (typeof source === 'string' && /^https?:[^?#]*\/([^/?#]+)/.exec(source)?.[1]) || label;
}
