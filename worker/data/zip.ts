/**
 * The zip format (APPNOTE.TXT 6.3): files one after another, each behind a local header, then the central directory with
 * an entry for each, then the end record that says where the directory begins. All numbers have their little end first.
 */
import { openZipped } from './bytes.js';
import type { FileEntry } from './file-entry.js';
import { refuse } from './refuse.js';

const END = { signature: 0x06054b50, length: 22 };
const ENTRY = { signature: 0x02014b50, length: 46 };
const LOCAL = { signature: 0x04034b50, length: 30 };

/** How many different counts of entries the end record can tell. */
const COUNTABLE = 2 ** 16;

/** The end record is followed by a comment of at most so many bytes. */
const MAX_COMMENT = 2 ** 16 - 1;

/** Most bytes of the central directory: a kilobyte for each of 65,536 files. */
const MAX_DIRECTORY = 2 ** 26;

/**
 * Most bytes that all files together may claim to unpack to. One that gives more than it claims is refused, at its end at
 * the latest; until then, as for one that is a gzip file in turn, only the limits of its format hold.
 */
const MAX_UNPACKED = 2 ** 32;

const STORED = 0;
const DEFLATED = 8;

/** What the central directory says of a file. */
interface Entry {
  readonly path: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  /** Where its local header begins. */
  readonly offset: number;
}

/**
 * The files in a zip. Nothing is unpacked before one of them is opened.
 * @throws GanError `DataError`, here or while a file is read: a zip that is cut off, damaged, encrypted, compressed in
 *   another way, too large, or of the kind for very large ones (zip64).
 */
export async function readZip(zip: Blob, name: string): Promise<FileEntry[]> {
  const { count, directory } = await centralDirectory(zip, name);
  const entries = entriesIn(directory, count, name);
  const size = entries.reduce((total, entry) => total + entry.size, 0);
  if (size > MAX_UNPACKED) refuse(name, 'unpacked size', `${size} bytes`, `at most ${MAX_UNPACKED}`);
  return entries
    .filter(({ path }) => !path.endsWith('/'))
    .map((entry) => {
      const path = `${name}/${entry.path}`;
      return { path, size: entry.size, open: () => openEntry(zip, { ...entry, path }) };
    });
}

async function centralDirectory(zip: Blob, name: string): Promise<{ count: number; directory: DataView }> {
  const tail = await viewOf(zip.slice(-(END.length + MAX_COMMENT)));
  let at = tail.byteLength - END.length;
  while (at >= 0 && tail.getUint32(at, true) !== END.signature) at--;
  if (at < 0) refuse(name, 'central directory', 'missing', 'at its end; the zip is cut off or damaged');
  const count = tail.getUint16(at + 10, true);
  const size = tail.getUint32(at + 12, true);
  const offset = tail.getUint32(at + 16, true);
  if (count === 0xffff || size === 0xffffffff || offset === 0xffffffff)
    refuse(name, 'format', 'zip64', 'a zip of fewer than 65535 files and 4 GiB: pack less into it');
  if (size > MAX_DIRECTORY) refuse(name, 'central directory', `${size} bytes`, `at most ${MAX_DIRECTORY}`);
  const directory = await viewOf(zip.slice(offset, offset + size));
  if (directory.byteLength < size) failDamaged(name);
  return { count, directory };
}

function entriesIn(directory: DataView, count: number, name: string): Entry[] {
  const entries: Entry[] = [];
  const text = new TextDecoder();
  let at = 0;
  while (at < directory.byteLength) {
    const rest = directory.byteLength - at;
    if (rest < ENTRY.length || directory.getUint32(at, true) !== ENTRY.signature) failDamaged(name);
    const nameLength = directory.getUint16(at + 28, true);
    const length =
      ENTRY.length + nameLength + directory.getUint16(at + 30, true) + directory.getUint16(at + 32, true);
    if (rest < length) failDamaged(name);
    const path = new Uint8Array(directory.buffer, at + ENTRY.length, nameLength);
    entries.push({
      path: text.decode(path).replaceAll('\\', '/'),
      flags: directory.getUint16(at + 8, true),
      method: directory.getUint16(at + 10, true),
      crc: directory.getUint32(at + 16, true),
      packedSize: directory.getUint32(at + 20, true),
      size: directory.getUint32(at + 24, true),
      offset: directory.getUint32(at + 42, true),
    });
    at += length;
  }
  // Some programs count on beyond what the field holds.
  if (entries.length % COUNTABLE !== count) failDamaged(name);
  return entries;
}

async function openEntry(zip: Blob, { path, flags, method, crc, packedSize, size, offset }: Entry) {
  if (flags & 1) refuse(path, 'encryption', 'on', 'off: zip it without a password');
  if (method !== STORED && method !== DEFLATED)
    refuse(path, 'compression method', method, '0 or 8: zip it with the usual compression, Deflate, or none');
  const header = await viewOf(zip.slice(offset, offset + LOCAL.length));
  if (header.byteLength < LOCAL.length || header.getUint32(0, true) !== LOCAL.signature) failDamaged(path);
  const start = offset + LOCAL.length + header.getUint16(26, true) + header.getUint16(28, true);
  const packed = zip.slice(start, start + packedSize);
  if (packed.size < packedSize) failDamaged(path);
  return openZipped(packed, path, { deflated: method === DEFLATED, crc, size });
}

async function viewOf(part: Blob): Promise<DataView> {
  return new DataView(await part.arrayBuffer());
}

function failDamaged(name: string): never {
  refuse(name, 'zip', 'cut off or damaged', 'whole');
}
