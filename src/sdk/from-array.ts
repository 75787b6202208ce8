import { sizeOf, type DatasetSource } from '../shared/dataset.js';
import { refuse } from '../shared/errors.js';
import { checkOptions, typeName } from './arguments.js';

/** What goes with the numbers of `datasets.fromArray`. */
export interface ArrayOptions {
  /**
   * Shape of one example: `[d]` for points, `[height, width, channels]` or, for one channel, `[height, width]` for images.
   * A typed array needs one; a row of numbers is `[d]` without.
   */
  readonly shape?: readonly number[] | undefined;
  /** A whole number from 0 to 255 for each example. */
  readonly labels?: Uint8Array | readonly number[] | undefined;
  /** What to call the dataset, in messages too. */
  readonly name?: string | undefined;
}

/**
 * Numbers of the host's own: examples one after another in a typed array, or each a row of numbers. A Uint8Array stays
 * 8-bit and has the range [0, 255]; other numbers have the range that they span.
 * @throws GanError `ConfigError` that names the argument.
 */
export function fromArray(
  data: Float32Array | Uint8Array | readonly (readonly number[])[],
  options: ArrayOptions = {},
): DatasetSource {
  const { shape, labels, name = 'array' } = checkOptions(options, ['shape', 'labels', 'name']);
  const isTyped = data instanceof Float32Array || data instanceof Uint8Array;
  if (!isTyped && !Array.isArray(data))
    refuse('data', typeName(data), 'a Float32Array, a Uint8Array or a list of rows of numbers');
  if (data.length === 0)
    refuse('data', 'empty', 'one example or more; what was given to a trainer has moved to it');
  if (!isTyped) return fromRows(data, options);
  if (!isShape(shape))
    refuse('options.shape', JSON.stringify(shape), 'the shape of one example, such as [2] or [28, 28, 1]');
  const count = data.length / sizeOf(shape);
  if (!Number.isInteger(count))
    refuse('data.length', data.length, `a multiple of ${sizeOf(shape)}, the size of one example`);
  if (labels && labels.length !== count)
    refuse('options.labels.length', labels.length, `${count}, the number of examples`);
  return {
    kind: 'array',
    name,
    data: owned(data),
    count,
    shape: shape.length === 2 ? [...shape, 1] : [...shape],
    labels: labels && toBytes(labels),
  };
}

function fromRows(rows: readonly (readonly number[])[], options: ArrayOptions): DatasetSource {
  const size = Array.isArray(rows[0]) ? rows[0].length : 0;
  if (size === 0) refuse('data[0]', JSON.stringify(rows[0]), 'a row of numbers, such as [0.5, 1]');
  const shape = options.shape ?? [size];
  if (sizeOf(shape) !== size)
    refuse('options.shape', JSON.stringify(shape), `that of a row of ${size} numbers`);
  const data = new Float32Array(rows.length * size);
  rows.forEach((row, i) => {
    if (!Array.isArray(row) || row.length !== size)
      refuse(`data[${i}]`, 'unlike the first row', `a list of ${size} numbers`);
    const odd = row.findIndex((value) => !Number.isFinite(value));
    if (odd >= 0) refuse(`data[${i}][${odd}]`, String(row[odd]), 'a finite number');
    data.set(row, i * size);
  });
  return fromArray(data, { ...options, shape });
}

function toBytes(labels: Uint8Array | readonly number[]): Uint8Array {
  if (labels instanceof Uint8Array) return owned(labels);
  const odd = labels.findIndex((label) => !(Number.isInteger(label) && label >= 0 && label <= 255));
  if (odd >= 0) refuse(`options.labels[${odd}]`, String(labels[odd]), 'a whole number from 0 to 255');
  return Uint8Array.from(labels);
}

function isShape(shape: readonly number[] | undefined): shape is readonly number[] {
  return (
    Array.isArray(shape) &&
    [1, 2, 3].includes(shape.length) &&
    shape.every((length: number) => Number.isInteger(length) && length >= 1)
  );
}

/** An array that has its buffer to itself, so that the buffer can be moved to the worker. */
function owned<T extends Float32Array | Uint8Array>(array: T): T {
  const { buffer, byteLength } = array;
  const ownsAll = buffer instanceof ArrayBuffer && buffer.byteLength === byteLength;
  return ownsAll ? array : (array.slice() as T);
}
