/**
 * Random numbers as tfjs ops. Each is one kernel of our own, with the arithmetic of `src/shared/random.ts` on every
 * backend: the same seed gives the same bits, and there is no state but the counter.
 *
 * The counter is a tensor (the training step), so that a recorded step can be replayed with another counter.
 */
import { engine, type NamedTensorMap, type Scalar, type Tensor1D, type Tensor2D } from '../tf.js';
import { randomKey, type Stream } from '../../src/shared/random.js';

/** Which of a seed's independent streams to draw from: a `RandomKey` without its counter. */
export interface RandomStream {
  readonly seed: number;
  readonly stream: number;
}

/** A stream of a seed; `substep` separates repeated draws within one step. */
export function randomStream(seed: number, stream: Stream, substep = 0): RandomStream {
  const key = randomKey(seed, stream, 0, substep);
  return { seed: key.seed, stream: key.stream };
}

export const RANDOM_NORMAL = 'CounterRandomNormal';
export const RANDOM_UNIFORM = 'CounterRandomUniform';
export const RANDOM_ROWS = 'CounterRandomRows';

/** Inputs of {@link RANDOM_NORMAL} and {@link RANDOM_UNIFORM}: `counter`. */
export interface RandomAttrs extends RandomStream {
  readonly shape: readonly [rows: number, columns: number];
}

/** Inputs of {@link RANDOM_ROWS}: `table` and `counter`. */
export interface RandomRowsAttrs extends RandomAttrs, Affine {
  /** Rows in the table. */
  readonly count: number;
}

/** x ↦ x · scale + shift. */
export interface Affine {
  readonly scale: number;
  readonly shift: number;
}

/** Standard normal numbers: [rows, columns]. */
export function randomNormal(
  { seed, stream }: RandomStream,
  counter: Scalar,
  shape: readonly [number, number],
): Tensor2D {
  const inputs: NamedTensorMap = { counter };
  return engine().runKernel(RANDOM_NORMAL, inputs, { seed, stream, shape: [...shape] });
}

/** Numbers uniform on [0, 1): [rows, columns]. */
export function randomUniform(
  { seed, stream }: RandomStream,
  counter: Scalar,
  shape: readonly [number, number],
): Tensor2D {
  const inputs: NamedTensorMap = { counter };
  return engine().runKernel(RANDOM_UNIFORM, inputs, { seed, stream, shape: [...shape] });
}

/** A table of examples on the device: `count` rows of `columns` values. */
export interface RowTable {
  /** float32 with one value an element, or int32 with four 8-bit values an element, the lowest byte first. */
  readonly values: Tensor1D;
  readonly count: number;
  readonly columns: number;
  /** Applied to every value drawn. */
  readonly affine: Affine;
}

/** Rows of a table, each drawn independently and uniformly: [rows, columns]. */
export function randomRows(
  { seed, stream }: RandomStream,
  counter: Scalar,
  { values: table, count, columns, affine: { scale, shift } }: RowTable,
  rows: number,
): Tensor2D {
  const inputs: NamedTensorMap = { table, counter };
  const shape = [rows, columns];
  return engine().runKernel(RANDOM_ROWS, inputs, { seed, stream, shape, count, scale, shift });
}
