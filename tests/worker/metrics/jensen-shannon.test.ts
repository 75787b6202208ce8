import { expect } from 'chai';
import {
  binnedJensenShannon,
  expectedHistogram,
  histogram,
  jensenShannon,
  kullbackLeibler,
} from '../../../worker/metrics/jensen-shannon.js';
import { randomKey } from '../../../src/shared/random.js';
import { ring } from '../../../src/shared/synthetic/ring.js';
import { measure } from '../../../worker/metrics/sample.js';
import { normal, sampleOf } from './samples.js';

describe('kullbackLeibler', () => {
  it('is Σ p log(p/q), where 0 log 0 is 0', () => {
    const value = 0.5 * Math.log(2) + 0.5 * Math.log(0.5 / 0.75);
    expect(kullbackLeibler(Float64Array.of(0.5, 0.5, 0), Float64Array.of(0.25, 0.75, 0))).to.be.closeTo(
      value,
      1e-15,
    );
  });

  it('is infinite where q is 0 and p is not', () => {
    expect(kullbackLeibler(Float64Array.of(1, 0), Float64Array.of(0, 1))).to.equal(Infinity);
  });
});

describe('jensenShannon', () => {
  it('is 0 for equal and log 2 for disjoint distributions', () => {
    expect(jensenShannon(Float64Array.of(0.3, 0.7), Float64Array.of(0.3, 0.7))).to.equal(0);
    expect(jensenShannon(Float64Array.of(1, 0), Float64Array.of(0, 1))).to.be.closeTo(Math.LN2, 1e-15);
  });
});

describe('histogram', () => {
  it('counts each bin of the box in row-major order, and last what is outside', () => {
    const extent = [
      [0, 2],
      [0, 2],
    ] as const;
    const sample = sampleOf(2, 0.5, 0.5, 0.5, 1.5, 1.5, 0.5, 1.5, 1.5, 1.5, 1.5, 2, 0, -1, 0, NaN, 0);
    expect([...histogram(sample, { extent, count: 2 })]).to.deep.equal([1, 1, 1, 2, 3].map((n) => n / 8));
  });
});

describe('binnedJensenShannon', () => {
  const extent = [[-4, 4]] as const;

  it('of two samples of one distribution is as small as their sizes let it be', () => {
    const [a, b] = [normal(20_000, 1, 1), normal(20_000, 1, 2)];
    const bins = histogram(a, { extent, count: 40 }).filter((share) => share > 0).length;
    const floor = ((bins - 1) * (2 / 20_000)) / 8;
    expect(binnedJensenShannon(a, b, { extent, count: 40 })).to.be.within(floor / 2, floor * 2);
  });

  it('of two normal distributions is their divergence', () => {
    // By quadrature: JSD of N(0, 1) and N(2, 1).
    const divergence = 0.33683; // nats
    const measured = binnedJensenShannon(normal(50_000, 1, 1), normal(50_000, 1, 2, 2), {
      extent: [[-4, 6]],
      count: 50,
    });
    expect(measured).to.be.closeTo(divergence, 0.01);
  });
});

describe('expectedHistogram', () => {
  it('adds up to 1, and is what many examples come to', () => {
    const bins = { extent: ring.extent, count: 32 };
    const expected = measure(expectedHistogram(ring.density!, bins, 8));
    expect(expected.reduce((sum, share) => sum + share, 0)).to.be.closeTo(1, 1e-3);
    const drawn = histogram({ data: ring.draw(randomKey(1, 'dataset'), 100_000), size: 2 }, bins);
    expect(jensenShannon(drawn, expected)).to.be.below(1e-3);
    drawn.forEach((share, bin) => expect(share).to.be.closeTo(expected[bin]!, 0.01));
  });
});
