import { expect } from 'chai';
import { estimateDensity, evenlySpaced, NODES, nodesBetween } from '../../src/elements/density.js';
import { randomKey, randomNormal } from '../../src/shared/random.js';

const spacing = 10 / (NODES - 1);

describe('estimateDensity', () => {
  it('integrates to 1 over an interval that holds everything', () => {
    const density = estimateDensity(randomNormal(randomKey(1, 'dataset'), 2048), -5, 5);
    expect(density.reduce((sum, value) => sum + value * spacing, 0)).to.be.closeTo(1, 0.01);
  });

  it('integrates to the share that lies inside', () => {
    const density = estimateDensity(Float32Array.of(0, 0, 0, 80), -5, 5);
    expect(density.reduce((sum, value) => sum + value * spacing, 0)).to.be.closeTo(0.75, 0.01);
  });

  it('is near the density of what it is an estimate of', () => {
    const density = estimateDensity(randomNormal(randomKey(1, 'dataset'), 20_000), -5, 5);
    nodesBetween(-5, 5).forEach((x, i) => {
      expect(density[i]).to.be.closeTo(Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI), 0.04);
    });
  });
});

describe('nodesBetween', () => {
  it('reach from the lowest to the highest value', () => {
    const nodes = nodesBetween(-2, 3);
    expect(nodes).to.have.lengthOf(NODES);
    expect([nodes[0], nodes.at(-1)]).to.deep.equal([-2, 3]);
  });
});

describe('evenlySpaced', () => {
  it('finds the examples nearest to evenly spaced places', () => {
    expect(evenlySpaced(Float32Array.of(0.1, 5, -4.9, 2.6), -5, 5, 3)).to.deep.equal([2, 0, 1]);
  });
});
