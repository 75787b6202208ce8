import { gzip } from './files.js';

/** A file to be put into a zip; what is not said is as it should be. */
export interface ZipMember {
  readonly path: string;
  readonly bytes: Uint8Array<ArrayBuffer> | string;
  readonly stored?: boolean;
  readonly flags?: number;
  readonly method?: number;
  /** The size that it claims to unpack to. */
  readonly size?: number;
  /** Its CRC-32. */
  readonly crc?: number;
}

/** A zip of these files, with a comment at its end, which says that it has `count` of them. */
export async function zipFile(
  members: readonly ZipMember[],
  { name = 'all.zip', comment = '', count = members.length } = {},
): Promise<File> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const directory: Uint8Array<ArrayBuffer>[] = [];
  let offset = 0;
  for (const { path, bytes, stored = false, flags = 0, method = stored ? 0 : 8, size, crc } of members) {
    const plain = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes;
    const packed = stored ? plain : await deflated(plain);
    const encodedPath = new TextEncoder().encode(path);
    const sizes = [crc ?? (await crcOf(plain)), packed.length, size ?? plain.length];
    const head = [20, flags, method, 0, 0];
    const local = record([0x04034b50], head, sizes, [encodedPath.length, 0]);
    const entry = record([0x02014b50], [20, ...head], sizes, [encodedPath.length, 0, 0, 0, 0], [0, offset]);
    parts.push(local, encodedPath, packed);
    directory.push(entry, encodedPath);
    offset += local.length + encodedPath.length + packed.length;
  }
  const length = directory.reduce((total, part) => total + part.length, 0);
  const end = record([0x06054b50], [0, 0, count, count], [length, offset], [comment.length]);
  return new File([...parts, ...directory, end, comment], name);
}

/** Numbers with their little end first, of four bytes and of two in turn. */
function record(...groups: readonly (readonly number[])[]): Uint8Array<ArrayBuffer> {
  const bytes = groups.flatMap((group, i) =>
    group.flatMap((value) => {
      const word = new DataView(new ArrayBuffer(4));
      word.setUint32(0, value, true);
      return [...new Uint8Array(word.buffer)].slice(0, i % 2 === 0 ? 4 : 2);
    }),
  );
  return Uint8Array.from(bytes);
}

/** As a gzip file has it: before its size, at the end. */
async function crcOf(bytes: Uint8Array<ArrayBuffer>): Promise<number> {
  return new DataView((await gzip(bytes)).slice(-8).buffer).getUint32(0, true);
}

async function deflated(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
