import { expect } from 'chai';
import { measure } from '../../../worker/metrics/sample.js';
import { slicedWasserstein } from '../../../worker/metrics/sliced-wasserstein.js';
import { mapped, normal, sampleOf } from './samples.js';

describe('slicedWasserstein', () => {
  it('on the line is how far a sample was moved, in whatever order it comes', () => {
    expect(measure(slicedWasserstein(sampleOf(1, 0, 1, 5), sampleOf(1, 7, 2, 3)))).to.be.closeTo(2, 1e-6);
  });

  it('in the plane is 2/π of it, on average over directions', () => {
    const a = normal(200, 2, 1);
    const moved = mapped(a, (value, i) => (i % 2 === 0 ? value + 3 : value));
    expect(measure(slicedWasserstein(a, moved, 2000))).to.be.closeTo(6 / Math.PI, 0.05);
  });

  it('wants samples of one size', () => {
    expect(() => measure(slicedWasserstein(sampleOf(1, 1), sampleOf(1, 1, 2)))).to.throw(
      RangeError,
      '1 and 2',
    );
  });
});
