import { expect } from 'chai';
import { bandwidthsFor, kernelDistance, maximumMeanDiscrepancy } from '../../../worker/metrics/mmd.js';
import { measure } from '../../../worker/metrics/sample.js';
import { normal, sampleOf } from './samples.js';

describe('maximumMeanDiscrepancy', () => {
  it('is what it is by hand: k(1) − 1 of {0, 1} and {0, 1}', () => {
    const two = sampleOf(1, 0, 1);
    const other = sampleOf(1, 0, 1);
    expect(measure(maximumMeanDiscrepancy(two, other, [1]))).to.be.closeTo(Math.exp(-0.5) - 1, 1e-7);
  });

  it('is near 0, on either side, for samples of one distribution, and not for others', () => {
    const values = Array.from({ length: 10 }, (_, i) =>
      measure(maximumMeanDiscrepancy(normal(100, 2, 2 * i), normal(100, 2, 2 * i + 1), [1])),
    );
    expect(Math.min(...values)).to.be.below(0);
    expect(Math.max(...values)).to.be.within(0, 0.03);
    expect(measure(maximumMeanDiscrepancy(normal(100, 2, 1), normal(100, 2, 2, 1), [1]))).to.be.above(0.1);
  });
});

describe('bandwidthsFor', () => {
  it('follow the scale of the data: around √2 d for unit variance in d dimensions', () => {
    const [narrow, , , middle] = bandwidthsFor(normal(10_000, 2, 1));
    expect(middle).to.be.closeTo(2, 0.05);
    expect(narrow).to.be.closeTo(0.25, 0.01);
  });
});

describe('kernelDistance', () => {
  it('is what it is by hand', () => {
    // (x y + 1)³ over {0, 1} and {2, 2}: 1 + 125 − 2 · (1 + 27)/2.
    expect(measure(kernelDistance(sampleOf(1, 0, 1), sampleOf(1, 2, 2)))).to.equal(98);
  });

  it('does not grow as samples shrink', () => {
    const mean = (count: number): number =>
      Array.from({ length: 40 }, (_, i) =>
        measure(kernelDistance(normal(count, 4, 2 * i), normal(count, 4, 2 * i + 1))),
      ).reduce((sum, value) => sum + value / 40, 0);
    expect(mean(20)).to.be.closeTo(mean(100), 0.15);
  });
});
