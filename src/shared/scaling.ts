import type { Activation } from './config.js';
import { sizeOf } from './dataset.js';

/** The part of a dataset that decides how it is scaled. */
export interface ScalableData {
  /** The examples one after another: `[count, ...shape]`. */
  readonly data: Float32Array | Uint8Array;
  /** Shape of one example. */
  readonly shape: readonly number[];
  /** Smallest and largest value; `[0, 255]` for 8-bit data. */
  readonly range: readonly [number, number];
}

/**
 * The map between a dataset's own units and the networks': u = (x − shift[j]) / scale, with one scale for all so that
 * shapes keep their proportions. Where G ends in a sigmoid or tanh, the data's range becomes that function's; where it
 * is linear, the data get mean 0 in each dimension and variance 1 over all of them, so that learning rates mean the
 * same for data of any unit.
 */
export interface Scaling {
  readonly scale: number;
  /** One for each value of an example, or one for all. */
  readonly shift: Float64Array;
}

export function scalingFor({ data, shape, range }: ScalableData, output: Activation): Scaling {
  const [low, high] = range;
  const span = high - low || 1;
  switch (output) {
    case 'sigmoid':
    case 'relu':
      return { scale: span, shift: Float64Array.of(low) };
    case 'tanh':
      return { scale: span / 2, shift: Float64Array.of((low + high) / 2) };
    case 'linear':
    case 'leaky-relu':
      // 8-bit data is scaled as it is drawn, by one number for all.
      return data instanceof Uint8Array
        ? { scale: span / 2, shift: Float64Array.of((low + high) / 2) }
        : standardisation(data, sizeOf(shape));
    default:
      return output satisfies never;
  }
}

// The loops below are plain ones because they pass over whole datasets, which may have tens of millions of values: a
// function called for each takes seconds, in which the worker answers nothing.

/** Data's units → networks' units. */
export function toNetwork({ scale, shift }: Scaling, values: ArrayLike<number>): Float32Array {
  const size = shift.length;
  const scaled = new Float32Array(values.length);
  for (let i = 0; i < values.length; i += size)
    for (let j = 0; j < size; j++) scaled[i + j] = (values[i + j]! - shift[j]!) / scale;
  return scaled;
}

/** Networks' units → data's units. */
export function toData({ scale, shift }: Scaling, values: ArrayLike<number>): Float32Array {
  const size = shift.length;
  const restored = new Float32Array(values.length);
  for (let i = 0; i < values.length; i += size)
    for (let j = 0; j < size; j++) restored[i + j] = values[i + j]! * scale + shift[j]!;
  return restored;
}

function standardisation(data: Float32Array, size: number): Scaling {
  const count = data.length / size;
  const shift = new Float64Array(size);
  for (let i = 0; i < data.length; i += size)
    for (let j = 0; j < size; j++) shift[j]! += data[i + j]! / count;
  let sum = 0;
  for (let i = 0; i < data.length; i += size)
    for (let j = 0; j < size; j++) sum += (data[i + j]! - shift[j]!) ** 2;
  return { scale: Math.sqrt(sum / data.length) || 1, shift };
}
