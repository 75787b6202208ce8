import { expect } from 'chai';
import { randomKey } from '../../../src/shared/random.js';
import {
  SYNTHETIC_NAMES,
  SYNTHETICS,
  type Synthetic,
  type SyntheticName,
} from '../../../src/shared/synthetic/index.js';

/** The standard deviation of the narrowest part of each: what an integration must resolve. */
const DEVIATIONS = {
  ring: 0.01,
  grid: 0.05,
  'swiss-roll': 0.25 / 7.5,
  moons: 0.05,
  line: 0.05,
  'mixture-1d': 0.25,
};

const key = randomKey(1, 'dataset');

function pointsOf({ dimension }: Synthetic, draw: Float32Array): number[][] {
  return Array.from({ length: draw.length / dimension }, (_, i) => [
    ...draw.subarray(i * dimension, (i + 1) * dimension),
  ]);
}

/** Smooth functions of a point whose means tell one distribution from another; the density itself tells most. */
function probes({ density }: Synthetic): readonly ((point: readonly number[]) => number)[] {
  return [
    () => 1,
    density!,
    ([x = 0]) => x,
    ([, y = 0]) => y,
    ([x = 0]) => x * x,
    ([x = 0, y = 0]) => x * y,
    ([x = 0, y = 0]) => Math.cos(3 * x + 2 * y),
    ([x = 0, y = 0]) => Math.sin(5 * x - 4 * y),
  ];
}

/** ∫ f(x) p(x) dx for each probe f, by the midpoint rule, which is exact to 1e-4 where cells are no wider than `cell`. */
function integrals(synthetic: Synthetic, cell: number): number[] {
  const sums = probes(synthetic).map(() => 0);
  const axes = [...synthetic.extent, [-0.5, 0.5] as const].slice(0, 2).map(([low, high], axis) => {
    const count = axis < synthetic.dimension ? Math.ceil((high - low) / cell) : 1;
    const step = (high - low) / count;
    return { step, ticks: Array.from({ length: count }, (_, i) => low + (i + 0.5) * step) };
  });
  const [across, up] = axes as [(typeof axes)[0], (typeof axes)[0]];
  for (const x of across.ticks) {
    for (const y of up.ticks) {
      const point = [x, y].slice(0, synthetic.dimension);
      const mass = synthetic.density!(point) * across.step * up.step;
      probes(synthetic).forEach((probe, i) => (sums[i]! += probe(point) * mass));
    }
  }
  return sums;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

for (const name of SYNTHETIC_NAMES) {
  const synthetic = SYNTHETICS[name];

  describe(`the distribution ${name}`, () => {
    it('gives the same examples for the same key, and others for another seed', () => {
      const draw = synthetic.draw(key, 100);
      expect(draw).to.have.length(100 * synthetic.dimension);
      expect(synthetic.draw(key, 100)).to.deep.equal(draw);
      expect(synthetic.draw(randomKey(2, 'dataset'), 100)).not.to.deep.equal(draw);
    });

    it('begins a longer draw with a shorter one', () => {
      const longer = synthetic.draw(key, 1000);
      for (const count of [1, 2, 3, 77]) {
        expect(synthetic.draw(key, count)).to.deep.equal(longer.subarray(0, count * synthetic.dimension));
      }
    });

    it('holds at least 99.5 % of its examples in its extent', () => {
      const points = pointsOf(synthetic, synthetic.draw(key, 20_000));
      const inside = points.filter((point) =>
        synthetic.extent.every(([low, high], axis) => point[axis]! >= low && point[axis]! <= high),
      );
      expect(inside.length / points.length).to.be.at.least(0.995);
    });

    it('draws from a density that integrates to 1', () => {
      const expected = integrals(synthetic, DEVIATIONS[name]);
      expect(expected[0]).to.be.closeTo(1, 1e-3);

      const points = pointsOf(synthetic, synthetic.draw(key, 10_000));
      probes(synthetic).forEach((probe, i) => {
        const values = points.map(probe);
        const drawn = mean(values);
        const standardError = Math.sqrt(mean(values.map((value) => (value - drawn) ** 2)) / values.length);
        expect(drawn, `mean of probe ${i}`).to.be.closeTo(
          expected[i]!,
          4 * standardError + 2e-3 * Math.abs(drawn),
        );
      });
    });
  });
}

describe('the modes', () => {
  /** Examples near each point of a lattice that only true modes fall on. */
  function modes(name: 'ring' | 'grid', label: (x: number, y: number) => string): Map<string, number> {
    const counts = new Map<string, number>();
    for (const [x, y] of pointsOf(SYNTHETICS[name], SYNTHETICS[name].draw(key, 8000))) {
      counts.set(label(x!, y!), (counts.get(label(x!, y!)) ?? 0) + 1);
    }
    return counts;
  }

  it('of the ring are eight, equally likely, at multiples of 45° and radius 1', () => {
    const counts = modes('ring', (x, y) => {
      const eighth = Math.atan2(y, x) / (Math.PI / 4);
      expect(Math.hypot(x, y)).to.be.closeTo(1, 0.05);
      expect(eighth).to.be.closeTo(Math.round(eighth), 0.07);
      return String((Math.round(eighth) + 8) % 8);
    });
    expect(counts.size).to.equal(8);
    for (const count of counts.values()) expect(count).to.be.within(880, 1120);
  });

  it('of the grid are twenty-five, equally likely, at −4, −2, 0, 2 and 4', () => {
    const counts = modes('grid', (x, y) => {
      for (const coordinate of [x, y]) expect(coordinate / 2).to.be.closeTo(Math.round(coordinate / 2), 0.13);
      return `${Math.round(x / 2)},${Math.round(y / 2)}`;
    });
    expect(counts.size).to.equal(25);
    for (const count of counts.values()) expect(count).to.be.within(250, 390);
  });
});

describe('the noise', () => {
  const along = Array.from({ length: 2000 }, (_, i) => i / 1999);
  const ticks = [-4, -2, 0, 2, 4];
  /** Where examples would lie without noise, after scikit-learn's `make_moons` and `make_swiss_roll`. */
  const skeletons: readonly [SyntheticName, readonly (readonly number[])[], number][] = [
    [
      'ring',
      Array.from({ length: 8 }, (_, i) => [Math.cos((i * Math.PI) / 4), Math.sin((i * Math.PI) / 4)]),
      0.01 * Math.SQRT2,
    ],
    ['grid', ticks.flatMap((x) => ticks.map((y) => [x, y])), 0.05 * Math.SQRT2],
    [
      'moons',
      along.flatMap((t) => [
        [Math.cos(Math.PI * t), Math.sin(Math.PI * t)],
        [1 - Math.cos(Math.PI * t), 1 - Math.sin(Math.PI * t) - 0.5],
      ]),
      0.05,
    ],
    [
      'swiss-roll',
      along
        .map((u) => 1.5 * Math.PI * (1 + 2 * u))
        .map((t) => [(t * Math.cos(t)) / 7.5, (t * Math.sin(t)) / 7.5]),
      0.25 / 7.5,
    ],
  ];
  for (const [name, skeleton, expected] of skeletons) {
    it(`around the ${name} has the deviation of its definition`, () => {
      const distances = pointsOf(SYNTHETICS[name], SYNTHETICS[name].draw(key, 2000)).map(([x, y]) =>
        Math.min(...skeleton.map(([sx, sy]) => Math.hypot(x! - sx!, y! - sy!))),
      );
      expect(Math.sqrt(mean(distances.map((distance) => distance ** 2))) / expected).to.be.closeTo(1, 0.06);
    });
  }

  it('of mixture-1d gives the mean and variance of its definition', () => {
    const draw = [...SYNTHETICS['mixture-1d'].draw(key, 20_000)];
    expect(mean(draw)).to.be.closeTo(0.6 * -1 + 0.4 * 1.2, 0.03);
    const second = 0.6 * (1 + 0.35 ** 2) + 0.4 * (1.2 ** 2 + 0.25 ** 2);
    expect(mean(draw.map((x) => x * x))).to.be.closeTo(second, 0.03);
  });
});

describe('the density of the line', () => {
  /** P(Z < z) of a standard normal Z, by the trapezoidal rule. */
  function normalCdf(z: number): number {
    const step = 1e-3;
    let sum = 0;
    for (let t = -8 + step / 2; t < z; t += step) sum += Math.exp((-t * t) / 2);
    return (sum * step) / Math.sqrt(2 * Math.PI);
  }

  it('is a uniform convolved with a normal along it, times a normal across it', () => {
    const deviation = 0.05;
    for (const [along, across] of [
      [0, 0],
      [1.2, 0.03],
      [Math.SQRT2, 0],
      [-1.5, -0.06],
    ] as const) {
      const uniform =
        (normalCdf((along + Math.SQRT2) / deviation) - normalCdf((along - Math.SQRT2) / deviation)) /
        (2 * Math.SQRT2);
      const normal = Math.exp(-(across ** 2) / (2 * deviation ** 2)) / (deviation * Math.sqrt(2 * Math.PI));
      const point = [(along - across) / Math.SQRT2, (along + across) / Math.SQRT2];
      expect(SYNTHETICS.line.density!(point)).to.be.closeTo(uniform * normal, 0.005);
    }
  });
});
