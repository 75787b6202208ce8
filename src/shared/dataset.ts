import type { SyntheticName } from './synthetic/index.js';
import type { Understood } from './understood.js';

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
    }
  /** Files of any of the formats of `Understood`, recognised by what is in them. */
  | ({ readonly kind: 'files'; readonly files: readonly NamedFile[] } & FilesOptions);

/** A file, and where it lies: its path in the folder that was chosen, its name, or its address. */
export interface NamedFile {
  readonly path: string;
  /** An address to fetch, or the file itself. */
  readonly bytes: string | Blob;
}

/** What may be said of files beyond what is in them. */
export interface FilesOptions {
  /** Width and height in pixels that images are brought to, 8 to 128; by default 28 if they are grey, else 32. */
  readonly side?: number | undefined;
  /** Whether images keep their colours; by default they do unless all are grey or nearly so. */
  readonly colour?: boolean | undefined;
  /** What to call the dataset; by default as the file, or the folder. */
  readonly name?: string | undefined;
}

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
  /** More of what was understood, where the data were read from files of the reader's. */
  readonly understood?: Understood;
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

/** For each of n examples, the nearest of those that are trained on, the nearest first. */
export interface Neighbours {
  /** `[n, count, ...shape of one]`. */
  readonly shape: readonly number[];
  /** In the data's own units. */
  readonly examples: Float32Array;
  /** Euclidean, `[n, count]`: of images with values from 0 to 1 over the data's range, of points in the data's units. */
  readonly distances: Float32Array;
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
