import { expect } from 'chai';
import { assert, double, integer, property } from 'fast-check';
import { randomKey, randomNormal } from '../../src/shared/random.js';
import { coordinatesOf, directionsTo, pointAt, pointBetween } from '../../src/views/latent-geometry.js';

const drawn = (seed: number, size: number): Float32Array =>
  randomNormal(randomKey(seed, 'sampleLatent'), size);

const dot = (a: Float32Array, b: Float32Array): number => a.reduce((sum, value, i) => sum + value * b[i]!, 0);

function expectClose(actual: Float32Array, expected: Float32Array): void {
  actual.forEach((value, i) => expect(value).to.be.closeTo(expected[i]!, 1e-4));
}

describe('a point between two', () => {
  for (const path of ['linear', 'spherical'] as const)
    it(`is each of them at its end of the way: ${path}`, () => {
      assert(
        property(integer({ min: 1, max: 100 }), integer({ min: 0 }), (size, seed) => {
          const [a, b] = [drawn(seed, size), drawn(seed + 1, size)];
          expectClose(pointBetween(a, b, 0, path), a);
          expectClose(pointBetween(a, b, 1, path), b);
        }),
      );
    });

  it('lies on the line', () => {
    const point = pointBetween(Float32Array.of(0, 4), Float32Array.of(8, 0), 0.25, 'linear');
    expect([...point]).to.deep.equal([2, 3]);
  });

  it('is as far from 0 as both are, on the sphere', () => {
    assert(
      property(double({ min: 0, max: 1, noNaN: true }), (share) => {
        const a = drawn(1, 64);
        const length = Math.hypot(...a);
        const other = drawn(2, 64);
        const b = other.map((value) => (value * length) / Math.hypot(...other));
        const point = pointBetween(a, b, share, 'spherical');
        expect(Math.hypot(...point)).to.be.closeTo(length, 1e-4);
      }),
    );
  });

  it('lies at a share of the angle, on the sphere', () => {
    const point = pointBetween(Float32Array.of(1, 0), Float32Array.of(0, 1), 1 / 3, 'spherical');
    expectClose(point, Float32Array.of(Math.cos(Math.PI / 6), Math.sin(Math.PI / 6)));
  });

  it('lies on the line where no circle goes through both', () => {
    const point = pointBetween(Float32Array.of(-2, 0), Float32Array.of(4, 0), 0.5, 'spherical');
    expect([...point]).to.deep.equal([1, 0]);
  });
});

describe('the plane through two points', () => {
  it('has directions of length 1 at right angles, in which both points lie', () => {
    assert(
      property(integer({ min: 2, max: 100 }), integer({ min: 0 }), (size, seed) => {
        const [a, b] = [drawn(seed, size), drawn(seed + 1, size)];
        const directions = directionsTo(a, b);
        const [along, across] = directions;
        expect(dot(along, along)).to.be.closeTo(1, 1e-5);
        expect(dot(across, across)).to.be.closeTo(1, 1e-5);
        expect(dot(along, across)).to.be.closeTo(0, 1e-3);
        for (const z of [a, b]) {
          const difference = pointAt(directions, coordinatesOf(directions, z)).map(
            (value, i) => value - z[i]!,
          );
          expect(Math.hypot(...difference)).to.be.below(1e-2 * Math.hypot(...z));
        }
      }),
    );
  });

  it('is a line for points of one number', () => {
    const directions = directionsTo(Float32Array.of(-2), Float32Array.of(3));
    expect(directions.map(([value]) => value)).to.deep.equal([-1, 0]);
  });
});
