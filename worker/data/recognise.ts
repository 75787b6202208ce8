import type { ByteReader } from './byte-reader.js';

/** What a file is by its first bytes; `text` may be a table, `page` is HTML, XML or the like. */
export type FileKind = 'image' | 'zip' | 'npy' | 'idx' | 'page' | 'json' | 'text' | 'other';

/** How files of each kind begin, byte for character; the first that fits tells. */
const BEGINNINGS: readonly (readonly [FileKind, RegExp])[] = [
  ['image', /^(\x89PNG\r\n\x1a\n|\xff\xd8\xff|GIF8|RIFF[^]{4}WEBP)/],
  ['zip', /^PK(\x03\x04|\x05\x06)/],
  ['npy', /^\x93NUMPY/],
  ['idx', /^\0\0\x08[\x01\x03]/],
  ['page', /^\s*</],
  ['json', /^\s*[[{]/],
  ['other', /^%PDF/],
  ['text', /^(\xff\xfe|\xfe\xff|[^\0-\x08]+$)/],
];

/** Bytes that are looked at. */
const HEAD = 256;

/** What a file is. Its first bytes stay unread. */
export async function kindOf(file: ByteReader): Promise<FileKind> {
  const head = String.fromCharCode(...(await file.peek(HEAD)).subarray(0, HEAD));
  return BEGINNINGS.find(([, beginning]) => beginning.test(head))?.[0] ?? 'other';
}
