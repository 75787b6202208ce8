import type { SyntheticName } from './synthetic/index.js';

/** Bytes to be read: an address to fetch, a file that the reader chose, or the bytes themselves. */
export type ByteSource = string | Blob | ArrayBuffer;

/** Where a dataset comes from, as plain data. Made by the builders of `datasets`. */
export type DatasetSource =
  /** One of the exactly defined distributions. */
  | { readonly kind: 'synthetic'; readonly name: SyntheticName }
  /** 28×28 digits with labels, drawn from this machine's fonts. */
  | { readonly kind: 'glyphs' }
  /** Numbers of the host's own: `count` examples one after another, each of `shape`. */
  | {
      readonly kind: 'array';
      readonly name: string;
      readonly data: Float32Array | Uint8Array;
      readonly count: number;
      readonly shape: readonly number[];
      readonly labels: Uint8Array | undefined;
    }
  /** Files in the format of the MNIST database, plain or gzipped. */
  | {
      readonly kind: 'idx';
      readonly images: ByteSource;
      readonly labels: ByteSource | undefined;
    };

/** What was understood of a dataset once it was loaded. */
export interface DatasetSummary {
  readonly name: string;
  readonly count: number;
  /** Shape of one example: `[d]` for points, `[height, width, channels]` for images. */
  readonly shape: readonly number[];
  readonly dtype: 'float32' | 'uint8';
  /** Smallest and largest value; `[0, 255]` for 8-bit data. */
  readonly range: readonly [number, number];
  readonly labelled: boolean;
}

/** Examples, real or generated: `shape` is `[n, ...shape of one]`, values in the data's own units. */
export interface Examples {
  readonly data: Float32Array;
  readonly shape: readonly number[];
}

/** Number of values in an example of this shape. */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}
