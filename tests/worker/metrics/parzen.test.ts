import { expect } from 'chai';
import { kMeans } from '../../../worker/metrics/k-means.js';
import { likelihoods, parzenLikelihood, SIGMAS } from '../../../worker/metrics/parzen.js';
import { measure } from '../../../worker/metrics/sample.js';
import { mapped, normal, sampleOf } from './samples.js';

describe('likelihoods', () => {
  it('of one window is that of its normal distribution', () => {
    const [score] = measure(likelihoods(sampleOf(2, 0, 0), sampleOf(2, 3, 4), [2]));
    expect(score!.mean).to.be.closeTo(-25 / 8 - Math.log(2 * Math.PI * 4), 1e-6);
    expect(score!.standardError).to.equal(0);
  });

  it('of several is their mean, not their sum, and does not underflow', () => {
    const centres = sampleOf(1, 0, 0, 1000, 1000);
    const [score] = measure(likelihoods(centres, sampleOf(1, 500), [1]));
    expect(score!.mean).to.be.closeTo(-(500 ** 2) / 2 - Math.log(2 * Math.PI) / 2, 1e-2);
  });

  it('has the standard error of its mean', () => {
    const [score] = measure(likelihoods(sampleOf(1, 0), sampleOf(1, 0, 2), [1]));
    expect(score!.standardError).to.be.closeTo(1 / Math.SQRT2, 1e-6); // Likelihoods −c and −c − 2.
  });
});

describe('parzenLikelihood', () => {
  it('takes the width that suits the validation set, and measures on the test set', () => {
    const [generated, validation, test] = [1, 2, 3].map((seed) => mapped(normal(400, 2, seed), (x) => x / 2));
    const score = measure(parzenLikelihood(generated!, validation!, test!));
    const all = measure(likelihoods(generated!, validation!, SIGMAS));
    expect(score.sigma).to.equal(all.reduce((a, b) => (b.mean > a.mean ? b : a)).sigma);
    expect(score.sigma).to.be.within(0.1, 0.4);
    // The entropy of N(0, ¼ I₂), from below.
    expect(score.mean).to.be.within(-1.6, -(1 + Math.log(2 * Math.PI * 0.25)));
    expect(score.n).to.equal(400);
  });

  it('has the grid of the original code', () => {
    expect(SIGMAS.map((sigma) => Number(sigma.toFixed(3)))).to.deep.equal([
      0.1, 0.129, 0.167, 0.215, 0.278, 0.359, 0.464, 0.599, 0.774, 1,
    ]);
  });
});

describe('kMeans', () => {
  it('finds the middles of clusters', () => {
    const sample = sampleOf(1, 0, 1, 2, 100, 101, 102);
    const { data } = measure(kMeans(sample, 2, 10));
    expect([...data].sort((a, b) => a - b)).to.deep.equal([1, 101]);
  });
});
