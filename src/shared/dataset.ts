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

/** Generated examples, and where G's loss pulls each. */
export interface Forces {
  /** `[n, ...shape of one]`, of both. */
  readonly shape: readonly number[];
  /** G(z), in the data's own units. */
  readonly examples: Float32Array;
  /** −∂L/∂x at each, with L the sum over the examples of what G minimises: per unit of the data. */
  readonly forces: Float32Array;
}

/** Synthetic data are drawn from a seed of their own, so that another seed of the run plays on the same data. */
export const DATASET_SEED = 0;

/** Smallest and largest of at least one number; of 8-bit data the range of their type, whatever part of it is used. */
export function rangeOf(data: Float32Array | Uint8Array): readonly [number, number] {
  if (data instanceof Uint8Array) return [0, 255];
  let low = data[0]!;
  let high = low;
  for (let i = 1; i < data.length; i++) {
    const value = data[i]!; // An iterator takes ten times as long.
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}

/** Number of values in an example of this shape. */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}
