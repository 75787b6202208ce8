import { expect } from 'chai';
import { jensenShannon } from '../../../worker/metrics/jensen-shannon.js';
import {
  densityOf,
  optimalDiscriminator,
  smoothed,
  valueOfGame,
} from '../../../worker/metrics/optimal-discriminator.js';

const [LOW, HIGH, COUNT] = [-8, 9, 2000];
const dx = (HIGH - LOW) / COUNT;
const points = Float64Array.from({ length: COUNT }, (_, i) => LOW + (i + 0.5) * dx);
const gaussian = (mean: number): Float64Array =>
  points.map((x) => Math.exp(-((x - mean) ** 2) / 2) / Math.sqrt(2 * Math.PI));
const p = gaussian(0);

describe('optimalDiscriminator', () => {
  it('of two normal distributions of one width is a logistic curve between them', () => {
    const D = optimalDiscriminator(p, gaussian(1));
    D.forEach((value, i) => expect(value).to.be.closeTo(1 / (1 + Math.exp(points[i]! - 0.5)), 1e-12));
  });

  it('is ½ where the generator is perfect, and where nothing is', () => {
    expect([...optimalDiscriminator(Float64Array.of(0.3, 0), Float64Array.of(0.3, 0))]).to.deep.equal([
      0.5, 0.5,
    ]);
  });
});

describe('valueOfGame', () => {
  it('is −log 4 for a perfect generator and D = ½ (theorem 1)', () => {
    const D = optimalDiscriminator(p, p);
    expect(valueOfGame(p, p, D, dx)).to.be.closeTo(-Math.log(4), 1e-12);
  });

  it('is −log 4 + 2 JSD(p‖p_g) for D* (equation 6)', () => {
    const generated = gaussian(1);
    const divergence = jensenShannon(
      p.map((density) => density * dx),
      generated.map((density) => density * dx),
    );
    const value = valueOfGame(p, generated, optimalDiscriminator(p, generated), dx);
    expect(value).to.be.closeTo(-Math.log(4) + 2 * divergence, 1e-12);
  });

  it('is lower for any other D (proposition 1)', () => {
    const generated = gaussian(1);
    const best = optimalDiscriminator(p, generated);
    for (const tilt of [0.9, 1.1]) {
      const worse = best.map((value) => value ** tilt);
      expect(valueOfGame(p, generated, worse, dx)).to.be.below(valueOfGame(p, generated, best, dx));
    }
  });
});

describe('densityOf', () => {
  it('is exact for a generator of evenly spaced quantiles', () => {
    const sample = Float32Array.from({ length: 1000 }, (_, i) => 2 * ((i + 0.5) / 1000)); // U(0, 2)
    expect(
      [...densityOf(sample, [-1, 3], 4)].map((density) => Math.round(density * 1e9) / 1e9),
    ).to.deep.equal([0, 0.5, 0.5, 0]);
  });
});

describe('smoothed', () => {
  it('keeps the mass, and a straight line as it is', () => {
    const bump = new Float64Array(20);
    bump[10] = 1;
    expect(smoothed(bump).reduce((sum, density) => sum + density, 0)).to.be.closeTo(1, 1e-12);
    const line = Float64Array.from({ length: 20 }, (_, i) => i);
    smoothed(line)
      .slice(4, 16)
      .forEach((density, i) => expect(density).to.be.closeTo(i + 4, 1e-12));
  });
});
