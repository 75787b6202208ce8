import { expect } from 'chai';
import { contiguousStrides } from '../../../worker/compile/affine.js';
import { mergedAxes, strideOf } from '../../../worker/compile/axes.js';
import type { Affine } from '../../../worker/compile/loops.js';

const at = (...strides: readonly number[]): Affine => ({ offset: 0, strides });

describe('merged axes', () => {
  it('are one where all addresses go on from each to the next', () => {
    const strides = contiguousStrides([2, 3, 5]);
    expect(mergedAxes([2, 3, 5], [at(...strides), at(...strides.map((stride) => 7 * stride))])).to.deep.equal(
      [{ size: 30, index: 2 }],
    );
  });

  it('are apart where one address does not go on', () => {
    const transposed = at(1, 2);
    expect(mergedAxes([2, 3], [at(3, 1), transposed])).to.deep.equal([
      { size: 2, index: 0 },
      { size: 3, index: 1 },
    ]);
  });

  it('are one over which an address stays where it is, and apart where it only stays over some', () => {
    expect(mergedAxes([2, 3, 5], [at(0, 0, 1), at(15, 5, 1)])).to.deep.equal([
      { size: 6, index: 1 },
      { size: 5, index: 2 },
    ]);
  });

  it('leave out axes of size 1, whatever their strides', () => {
    expect(mergedAxes([1, 4, 1, 3, 1], [at(99, 3, 99, 1, 99)])).to.deep.equal([{ size: 12, index: 3 }]);
  });

  it('are at least one', () => {
    expect(mergedAxes([], [at()])).to.deep.equal([{ size: 1, index: 0 }]);
    expect(mergedAxes([1, 1], [at(5, 5)])).to.deep.equal([{ size: 1, index: 1 }]);
  });

  it('are numbered from the first of the axes that are asked for', () => {
    const stored = at(1); // Over the kept axis only.
    expect(mergedAxes([3, 5], [at(15, 5, 1), stored], 1)).to.deep.equal([{ size: 15, index: 2 }]);
    expect(strideOf(stored, { index: 2 })).to.equal(0);
  });
});
