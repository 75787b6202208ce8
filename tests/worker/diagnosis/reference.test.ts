import { expect } from 'chai';
import { randomKey } from '../../../src/shared/random.js';
import { SYNTHETICS, type SyntheticName } from '../../../src/shared/synthetic/index.js';
import { drawSynthetic } from '../../../worker/data/synthetic.js';
import { Reference } from '../../../worker/diagnosis/reference.js';
import type { Sample } from '../../../worker/metrics/sample.js';

const referenceOf = (name: SyntheticName): Reference =>
  new Reference(drawSynthetic(name, 0), 65_536, SYNTHETICS[name]);

const drawn = (name: SyntheticName): Sample => ({
  data: SYNTHETICS[name].draw(randomKey(9, 'sampleReal'), 256),
  size: SYNTHETICS[name].dimension,
});

describe('what looks are compared with', () => {
  for (const name of ['ring', 'grid', 'moons', 'mixture-1d'] as const) {
    it(`finds other real examples as they are to be, of ${name}`, () => {
      const [reference, sample] = [referenceOf(name), drawn(name)];
      expect(reference.spread(sample)).to.be.closeTo(1, 0.1);
      expect(reference.modes(reference.shares(sample))).to.be.closeTo(1, 0.12);
      expect(reference.distance(sample)).to.be.closeTo(0, 0.02);
    });
  }

  it('finds one mode of the ring, and a point far from it', () => {
    const reference = referenceOf('ring');
    const point = (x: number): Sample => ({
      data: Float32Array.from({ length: 512 }, (_, i) => (i % 2 === 0 ? x : 0)),
      size: 2,
    });
    const shares = reference.shares(point(1));
    expect(shares[0]).to.be.closeTo(1, 1e-9);
    expect(reference.modes(shares)).to.be.closeTo(1 / 8, 0.01);
    expect(reference.spread(point(1))).to.equal(0);
    expect(reference.distance(point(1))).to.be.closeTo(0, 0.02);
    // The mean distance between two points of the ring is about 1.26.
    expect(reference.distance(point(3))).to.be.closeTo(2 / 1.26, 0.05);
  });

  it('knows unseen examples: those that are held out, else fresh ones, else none', () => {
    const dataset = drawSynthetic('ring', 0);
    const heldOut = new Reference(dataset, 65_000).unseen!;
    expect([...heldOut.subarray(0, 2)]).to.deep.equal([...dataset.data.subarray(130_000, 130_002)]);
    expect(referenceOf('ring').unseen).to.have.length(512);
    expect(new Reference(dataset, 65_536).unseen).to.equal(undefined);
  });

  it('sees images along a few directions, which keep their distances', () => {
    const size = 784;
    const data = Uint8Array.from({ length: 600 * size }, (_, i) => (i * 2_654_435_761) >>> 24);
    const dataset = { name: 'noise', count: 600, shape: [28, 28, 1], labels: undefined, data };
    const reference = new Reference({ ...dataset, range: [0, 255] }, 600);
    const sample = reference.seen(Float32Array.from(data.subarray(0, 256 * size)));
    expect(sample.size).to.equal(16);
    expect(reference.spread(sample)).to.be.closeTo(1, 0.2);
  });
});
