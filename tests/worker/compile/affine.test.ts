import { expect } from 'chai';
import * as fc from 'fast-check';
import { contiguousStrides, rangeOf, reshaped, sizeOf } from '../../../worker/compile/affine.js';
import type { Affine } from '../../../worker/compile/loops.js';

/** The value at each point of a shape, in row-major order. */
function valuesOf({ offset, strides }: Affine, shape: readonly number[]): number[] {
  const places = contiguousStrides(shape);
  return Array.from({ length: sizeOf(shape) }, (_, i) =>
    strides.reduce(
      (sum, stride, axis) => sum + stride * (Math.floor(i / places[axis]!) % shape[axis]!),
      offset,
    ),
  );
}

const SHAPES = [[12], [3, 4], [4, 3], [2, 6], [1, 12], [2, 1, 6], [2, 2, 3], [3, 2, 2], [12, 1, 1]];

const functions = fc.constantFrom(...SHAPES).chain((shape) =>
  fc.record({
    shape: fc.constant(shape),
    offset: fc.integer({ min: -5, max: 5 }),
    strides: fc.tuple(...shape.map(() => fc.constantFrom(0, 1, 2, 3, 4, 6, 12, -1))),
  }),
);

describe('an affine function of another shape’s indices', () => {
  it('has the same values in the same order', () => {
    let found = 0;
    fc.assert(
      fc.property(functions, fc.constantFrom(...SHAPES), ({ shape, offset, strides }, to) => {
        const other = reshaped({ offset, strides }, shape, to);
        if (!other) return;
        found++;
        expect(valuesOf(other, to)).to.deep.equal(valuesOf({ offset, strides }, shape));
      }),
      { seed: 1, numRuns: 500 },
    );
    expect(found).to.be.above(100);
  });

  it('is found where elements lie one after another', () => {
    for (const from of SHAPES)
      for (const to of SHAPES) {
        const other = reshaped({ offset: 5, strides: contiguousStrides(from) }, from, to);
        expect(other && valuesOf(other, to)).to.deep.equal(Array.from({ length: 12 }, (_, i) => i + 5));
      }
  });

  it('is not where it cannot be', () => {
    expect(reshaped({ offset: 0, strides: [1, 3] }, [3, 4], [12])).to.equal(undefined);
  });
});

describe('the range of an affine function', () => {
  it('is that of its values', () => {
    fc.assert(
      fc.property(functions, ({ shape, offset, strides }) => {
        const values = valuesOf({ offset, strides }, shape);
        expect(rangeOf({ offset, strides }, shape)).to.deep.equal([Math.min(...values), Math.max(...values)]);
      }),
      { seed: 1 },
    );
  });
});
