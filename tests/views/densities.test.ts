import { expect } from 'chai';
import { randomKey, randomNormal, randomUniform } from '../../src/shared/random.js';
import { neighbourDensity, windowedDensity } from '../../src/views/densities.js';

const COUNT = 2048;

/** Standard normal numbers times a deviation. */
const normal = (deviation: number, dimension: 1 | 2, seed = 1): Float32Array =>
  randomNormal(randomKey(seed, 'metric'), COUNT * dimension).map((x) => deviation * x);

const normalDensity = (point: ArrayLike<number>, deviation: number): number =>
  Array.from(point).reduce(
    (product, x) => (product * Math.exp(-0.5 * (x / deviation) ** 2)) / (deviation * Math.sqrt(2 * Math.PI)),
    1,
  );

const meanOf = (values: readonly number[]): number => values.reduce((sum, x) => sum + x / values.length, 0);

describe('the density by neighbours', () => {
  for (const dimension of [1, 2] as const)
    for (const deviation of [1, 0.01]) {
      it(`is right on average, in ${dimension} dimensions, of a normal ${deviation} wide`, () => {
        const sample = normal(deviation, dimension);
        for (const places of [sample, normal(deviation, dimension, 2)]) {
          const density = neighbourDensity(places, sample, dimension);
          const errors = Array.from(density, (estimated, i) => {
            const point = places.subarray(i * dimension, (i + 1) * dimension);
            return Math.log(estimated / normalDensity(point, deviation));
          });
          expect(meanOf(errors), 'of logarithms').to.be.within(-0.12, 0.05);
          expect(Math.sqrt(meanOf(errors.map((error) => error ** 2)))).to.be.below(0.5);
        }
      });
    }

  it('is that of the nearest, wherever they lie', () => {
    const sample = randomUniform(randomKey(1, 'metric'), 2 * 100);
    const places = randomUniform(randomKey(2, 'metric'), 2 * 20);
    const density = neighbourDensity(places, sample, 2);
    density.forEach((estimated, i) => {
      const distances = Array.from({ length: 100 }, (_, j) =>
        Math.hypot(sample[2 * j]! - places[2 * i]!, sample[2 * j + 1]! - places[2 * i + 1]!),
      ).sort((a, b) => a - b);
      expect(estimated).to.be.closeTo(5.5 / (100 * Math.PI * distances[5]! ** 2), 1e-9);
    });
  });

  it('is infinite where all examples are the same, and finite beside them', () => {
    const sample = new Float32Array(200).fill(0.5);
    expect(neighbourDensity(sample, sample, 2)[0]).to.equal(Infinity);
    expect(neighbourDensity(new Float32Array([0, 0]), sample, 2)[0]).to.be.closeTo(0.035, 1e-3);
  });
});

describe('the density through a window', () => {
  const extent = [
    [-4, 4],
    [-4, 4],
  ] as const;

  it('is that of a normal which is wider by the window', () => {
    const size = 33; // A quarter apart.
    const density = windowedDensity(normal(0.5, 2), extent, size);
    const middle = density[(size * size - 1) / 2]!;
    expect(middle).to.be.closeTo(1 / (2 * Math.PI * (0.25 + 0.0625)), 0.03);
  });

  it('has all of the mass that is inside, and leaves out what is not', () => {
    const points = new Float32Array([0, 0, 1, 1, 100, 0, 0, -100]);
    const density = windowedDensity(points, extent, 33);
    const mass = density.reduce((sum, value) => sum + value * 0.25 ** 2, 0);
    expect(mass).to.be.closeTo(0.5, 0.01);
  });

  it('goes row by row from low y', () => {
    const density = windowedDensity(new Float32Array([-4, 4]), extent, 33);
    expect(density.indexOf(Math.max(...density))).to.equal(32 * 33);
  });
});
