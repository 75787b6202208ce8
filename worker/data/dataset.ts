import { sizeOf, type DatasetSummary, type Examples } from '../../src/shared/dataset.js';
import type { Understood } from '../../src/shared/understood.js';

/** A dataset in memory, as parsed: 8-bit data stays 8-bit. */
export interface Dataset {
  readonly name: string;
  readonly count: number;
  /** Shape of one example: `[d]` for points, `[height, width, channels]` for images. */
  readonly shape: readonly number[];
  /** The examples one after another: `[count, ...shape]`. */
  readonly data: Float32Array | Uint8Array;
  readonly labels: Uint8Array | undefined;
  /** Smallest and largest value; `[0, 255]` for 8-bit data. */
  readonly range: readonly [number, number];
  /** More of what was understood of files. */
  readonly understood?: Understood;
}

export function summaryOf({ name, count, shape, data, labels, range, understood }: Dataset): DatasetSummary {
  const dtype = data instanceof Uint8Array ? 'uint8' : 'float32';
  const labelled = labels !== undefined;
  return { name, count, shape, dtype, range, labelled, ...(understood && { understood }) };
}

/** The examples of these rows, in the data's own units. */
export function examplesAt({ data, shape }: Dataset, rows: ArrayLike<number>): Examples {
  const size = sizeOf(shape);
  const examples = new Float32Array(rows.length * size);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    examples.set(data.subarray(row * size, (row + 1) * size), i * size);
  }
  return { data: examples, shape: [rows.length, ...shape] };
}
