/** What a zip says of a file in it. */
export interface ZippedFile {
  /** Whether it is deflated, and not just stored. */
  readonly deflated: boolean;
  /** Its CRC-32. */
  readonly crc: number;
  /** Bytes that it unpacks to. */
  readonly size: number;
}

/** How a gzip file begins (RFC 1952) that says no more than that it is deflated. */
const HEADER = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255);

/** Most bytes of a block that is stored (RFC 1951, 3.2.4). */
const MAX_BLOCK = 2 ** 16 - 1;

/** A file that lies in a zip as a gzip file, which browsers check by its CRC and size while they unpack it. */
export function asGzip(packed: Blob, { deflated, crc, size }: ZippedFile): Blob {
  const trailer = new DataView(new ArrayBuffer(8));
  trailer.setUint32(0, crc, true);
  trailer.setUint32(4, size, true);
  return new Blob([HEADER, ...(deflated ? [packed] : storedBlocks(packed)), trailer]);
}

function storedBlocks(file: Blob): BlobPart[] {
  const parts: BlobPart[] = [];
  for (let at = 0; at < file.size; at += MAX_BLOCK) {
    const block = file.slice(at, at + MAX_BLOCK);
    parts.push(blockHeader(false, block.size), block);
  }
  return [...parts, blockHeader(true, 0)];
}

/** Whether it is the last, then its length and the complement of that, little end first. */
function blockHeader(isLast: boolean, length: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.of(Number(isLast), length, length >> 8, ~length, ~length >> 8);
}
