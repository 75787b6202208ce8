import { expect } from 'chai';
import { gridOver } from '../../src/views/map.js';

describe('the grid over z', () => {
  it('is a square for two coordinates, even in probability, row by row', () => {
    const { nodes, latents, places } = gridOver({ size: 2, distribution: 'normal' });
    expect(places).to.deep.equal(latents);
    expect(latents).to.have.length(2 * nodes ** 2);
    const along = Array.from({ length: nodes }, (_, i) => latents[2 * i]!);
    expect(along[0]).to.be.closeTo(-2.5758, 1e-4); // Φ⁻¹(0.005)
    expect(along[(nodes - 1) / 2]).to.be.closeTo(0, 1e-6);
    expect(along[(3 * (nodes - 1)) / 4]).to.be.closeTo(0.6666, 1e-4); // Φ⁻¹(0.7475)
    expect(latents[1]).to.equal(latents[2 * (nodes - 1) + 1]);
    expect(latents[2 * nodes + 1]).to.be.above(latents[1]!);
  });

  it('is a line for one', () => {
    const { nodes, latents } = gridOver({ size: 1, distribution: 'uniform' });
    expect(latents).to.have.length(nodes);
    expect(latents[0]).to.be.closeTo(-0.99 * Math.sqrt(3), 1e-6);
    const steps = [...latents].slice(1).map((z, i) => z - latents[i]!);
    for (const step of steps) expect(step).to.be.closeTo(steps[0]!, 1e-5);
  });

  it('is a slice through the origin for more', () => {
    const { latents, places } = gridOver({ size: 5, distribution: 'normal' });
    expect(latents).to.have.length((places.length / 2) * 5);
    expect([...latents.subarray(0, 5)]).to.deep.equal([places[0], places[1], 0, 0, 0]);
  });
});
