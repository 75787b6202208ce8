import { expect } from 'chai';
import { randomKey } from '../../src/shared/random.js';
import { SYNTHETICS, type SyntheticName } from '../../src/shared/synthetic/index.js';
import { windowedDensity } from '../../src/views/densities.js';
import { GRID, optimalValue, optimumInPlane, optimumOnLine, valueOf } from '../../src/views/optimum.js';

const COUNT = 1024;

/** What theory makes of a generator that generates these. */
function optimalFor(name: SyntheticName, fake: Float32Array): number {
  const known = SYNTHETICS[name];
  const { dimension, density } = known;
  const real = known.draw(randomKey(1, 'dataset'), COUNT);
  const at = (points: Float32Array): Float64Array =>
    Float64Array.from({ length: COUNT }, (_, i) =>
      density!([...points.subarray(i * dimension, (i + 1) * dimension)]),
    );
  const samples = { real, fake, densityOfReal: at(real), densityOfFake: at(fake) };
  return optimalValue(samples, dimension);
}

const drawn = (name: SyntheticName): Float32Array => SYNTHETICS[name].draw(randomKey(2, 'dataset'), COUNT);

describe('the value with the optimal discriminator', () => {
  for (const name of ['ring', 'grid', 'moons', 'mixture-1d'] as const) {
    it(`is −log 4 but for noise where a generator is perfect: ${name}`, () => {
      expect(optimalFor(name, drawn(name))).to.be.closeTo(-Math.log(4), 0.06);
    });
  }

  it('is nearly 0 where what is generated is not real, or is a single point', () => {
    expect(
      optimalFor(
        'ring',
        drawn('ring').map((x) => x + 5),
      ),
    ).to.be.closeTo(0, 0.01);
    expect(optimalFor('ring', new Float32Array(2 * COUNT).fill(0.1))).to.be.closeTo(0, 0.01);
  });

  it('is what it comes to by hand where three of eight modes are lost to three others', () => {
    const above = Float32Array.from(drawn('ring'));
    for (let i = 1; i < above.length; i += 2) above[i] = above[i]! < -0.1 ? -above[i]! : above[i]!;
    // Those below the axis are, where D* = 1; their mass goes to those above it, where D* = ⅓.
    const onReal = (3 / 8) * Math.log(1 / 3) + (2 / 8) * Math.log(1 / 2);
    const onFake = (6 / 8) * Math.log(2 / 3) + (2 / 8) * Math.log(1 / 2);
    expect(optimalFor('ring', above)).to.be.closeTo(onReal + onFake, 0.08);
  });

  it('sees a generator whose modes are three times too wide', () => {
    const { components } = SYNTHETICS.ring;
    const wide = Float32Array.from(drawn('ring'));
    for (let i = 0; i < COUNT; i++) {
      const nearest = components!
        .map(({ centre }) => centre)
        .reduce((best, centre) =>
          Math.hypot(wide[2 * i]! - centre[0], wide[2 * i + 1]! - centre[1]!) <
          Math.hypot(wide[2 * i]! - best[0], wide[2 * i + 1]! - best[1]!)
            ? centre
            : best,
        );
      for (const axis of [0, 1]) wide[2 * i + axis] = 3 * wide[2 * i + axis]! - 2 * nearest[axis]!;
    }
    // 2 JSD − log 4 of N(0, 1) and N(0, 9) in the plane, by quadrature.
    let expected = 0;
    for (let r = 0.0005; r < 20; r += 0.001) {
      const p = Math.exp((-r * r) / 2) * r;
      const g = (Math.exp((-r * r) / 18) * r) / 9;
      expected += (p * Math.log(p / (p + g)) + g * Math.log(g / (p + g))) * 0.001;
    }
    expect(optimalFor('ring', wide)).to.be.closeTo(expected, 0.06);
  });
});

describe('the measured value', () => {
  it('is E log D(x) + E log(1 − D(G(z))), and finite where D is sure', () => {
    expect(valueOf([0.5, 0.25], [0.5])).to.be.closeTo(
      (Math.log(0.5) + Math.log(0.25)) / 2 + Math.log(0.5),
      1e-9,
    );
    expect(valueOf([1], [0])).to.be.closeTo(0, 1e-9);
    expect(valueOf([0], [1])).to.be.within(-40, -30);
  });
});

describe('the optimal discriminator', () => {
  it('on the line is p/(p + p_g), and ½ where there is neither', () => {
    const optimum = optimumOnLine(new Float32Array([3, 1, 0, 0]), new Float32Array([1, 1, 1, 0]), [-5, 5]);
    [0.75, 0.5, 0, 0.5].forEach((expected, i) => expect(optimum[i]!).to.be.closeTo(expected, 0.01));
  });

  const extent = [
    [-1.5, 1.5],
    [-1.5, 1.5],
  ] as const;
  const data = windowedDensity(SYNTHETICS.ring.draw(randomKey(1, 'dataset'), 2 ** 14), extent, GRID);
  const at = (optimum: Float32Array, x: number, y: number): number => {
    const cell = (place: number): number => Math.round(((place + 1.5) / 3) * (GRID - 1));
    return optimum[cell(y) * GRID + cell(x)]!;
  };

  it('in the plane is near 1 where only data are, near 0 where only generated points are, ½ where nothing is', () => {
    const fake = drawn('ring').map((x, i) => (i % 2 === 0 ? x / 2 : x));
    const optimum = optimumInPlane(data, fake, extent);
    expect(at(optimum, 1, 0)).to.be.above(0.9);
    expect(at(optimum, 0.5, 0)).to.be.below(0.1);
    expect(at(optimum, 0, 1), 'where both are').to.be.closeTo(0.5, 0.1);
    expect(at(optimum, 0, 0)).to.equal(0.5);
  });

  it('in the plane is nowhere sure of a perfect generator', () => {
    const optimum = optimumInPlane(data, drawn('ring'), extent);
    for (const D of optimum) expect(D).to.be.within(0.25, 0.75);
  });
});
