import type { UnderstoodFormat } from '../../src/shared/understood.js';
import type { ByteReader } from './byte-reader.js';
import type { Dataset } from './dataset.js';

/** A file to read examples from: one that was given, or one that lies in a zip. */
export interface FileEntry {
  /** Folders and name, with `/` between them; what it is called in messages. */
  readonly path: string;
  /** Bytes that it has or, in a zip, claims to unpack to. */
  readonly size: number;
  /** Begins to read it, unzipped where it is a gzip file. */
  readonly open: () => Promise<ByteReader>;
}

/** What came of files of one format. */
export interface Reading {
  readonly examples: Omit<Dataset, 'name' | 'understood'>;
  /** The files they were read from, labels included. */
  readonly files: readonly FileEntry[];
  /** Names of the labels, where they have some. */
  readonly classes: readonly string[] | undefined;
  readonly format: UnderstoodFormat;
}

/** A file's name with its ending. */
export function nameIn(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
