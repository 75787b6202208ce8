/** Maps of random shapes. */
import fc from 'fast-check';
import { contiguousStrides, sizeOf } from '../../../../worker/compile/affine.js';
import type { Expr, Store } from '../../../../worker/compile/loops.js';
import type { Contents } from '../agreement.js';
import { affine, binary, floats, load, someFloats } from '../kernel-parts.js';
import type { Trial } from './trial.js';

/** A tensor that is loaded along some axes of a nest, in any order. */
interface Input {
  readonly axes: readonly number[];
  /** Index i is element i − 1; beyond the tensor, which is so much smaller, there are zeros. */
  readonly margin: number;
  /** From the last element to the first. */
  readonly reversed: boolean;
}

export interface Nest {
  readonly shape: readonly number[];
  readonly inputs: readonly Input[];
  /** In which order of the axes each result lies in memory. */
  readonly orders: readonly (readonly number[])[];
}

export const nests: fc.Arbitrary<Nest> = fc
  .array(fc.integer({ min: 1, max: 9 }), { maxLength: 4 })
  .chain((shape) => {
    const axes = shape.map((_, axis) => axis);
    const input = fc.record({
      axes: fc.shuffledSubarray(axes),
      margin: fc.constantFrom(0, 0, 1, 2),
      reversed: fc.boolean(),
    });
    return fc.record({
      shape: fc.constant(shape),
      inputs: fc.array(input, { minLength: 1, maxLength: 4 }),
      orders: fc.array(fc.shuffledSubarray(axes, { minLength: shape.length }), {
        minLength: 1,
        maxLength: 3,
      }),
    });
  });

/** The largest of the inputs, and the smallest. */
export function nestTrial({ shape, inputs, orders }: Nest): Trial {
  const contents: Contents = new Map();
  const loads = inputs.map((input, i): Expr => {
    const loaded = inputLoad(input, shape);
    contents.set(loaded.buffer, someFloats(loaded.buffer.size, i + 1));
    return loaded;
  });
  const stores = orders.map((order, i): Store => {
    const inner = contiguousStrides(order.map((axis) => shape[axis]!));
    return {
      buffer: floats(sizeOf(shape)),
      at: affine(shape.map((_, axis) => inner[order.indexOf(axis)]!)),
      value: loads.reduce((a, b) => binary(i === 0 ? 'max' : 'min', a, b)),
    };
  });
  return { kernels: [{ kind: 'map', shape, stores }], contents };
}

function inputLoad({ axes, margin, reversed }: Input, shape: readonly number[]): ReturnType<typeof load> {
  const sizes = axes.map((axis) => Math.max(1, shape[axis]! - margin));
  const buffer = floats(sizeOf(sizes));
  const inner = contiguousStrides(sizes);
  const strides = shape.map((_, axis) => (axes.includes(axis) ? inner[axes.indexOf(axis)]! : 0));
  if (margin > 0) {
    const guards = axes.map((axis, i) => ({
      coordinate: affine(
        shape.map((_, other) => (other === axis ? 1 : 0)),
        -1,
      ),
      limit: sizes[i]!,
    }));
    const before = inner.reduce((sum, stride) => sum + stride, 0);
    return load(buffer, affine(strides, -before), guards);
  }
  if (!reversed) return load(buffer, affine(strides));
  const back = strides.map((stride) => -stride);
  return load(buffer, affine(back, buffer.size - 1));
}
