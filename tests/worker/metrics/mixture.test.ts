import { expect } from 'chai';
import { randomKey } from '../../../src/shared/random.js';
import { SYNTHETICS } from '../../../src/shared/synthetic/index.js';
import { mixtureScore } from '../../../worker/metrics/mixture.js';
import { mapped, sampleOf } from './samples.js';

const { grid, ring, 'mixture-1d': line } = SYNTHETICS;
const N = 20_000;
const drawn = (from: typeof grid) => ({ data: from.draw(randomKey(1, 'dataset'), N), size: from.dimension });

describe('mixtureScore', () => {
  for (const [name, mixture, modes, share] of [
    ['the grid', grid, 25, 1 - Math.exp(-4.5)],
    ['the ring', ring, 8, 1 - Math.exp(-4.5)],
    ['the mixture on the line', line, 2, 0.9973],
  ] as const) {
    it(`gives ${name} itself what real data have`, () => {
      const score = mixtureScore(drawn(mixture), mixture.components!);
      // 2 n KL has a χ² distribution with about as many degrees of freedom as there are modes: four deviations above.
      const most = (modes + 4 * Math.sqrt(2 * modes)) / (2 * N);
      expect(score).to.include({ n: N, modes, fairModes: modes });
      expect(score.highQuality).to.be.closeTo(share, 0.003);
      expect(score.reverseKl).to.be.within(0, most);
      expect(score.binnedKl).to.be.within(0, most);
      expect(score.spread).to.be.closeTo(1, 0.01);
    });
  }

  it('sees that all examples are at one mode, and all at its very centre', () => {
    const score = mixtureScore(
      sampleOf(2, ...Array.from({ length: 100 }, () => [4, 4]).flat()),
      grid.components!,
    );
    expect(score).to.include({ modes: 1, fairModes: 1, highQuality: 1, spread: 0 });
    expect(score.reverseKl).to.be.closeTo(Math.log(25), 1e-9);
    expect(score.binnedKl).to.be.closeTo(Math.log(25 / (1 - Math.exp(-4.5))), 1e-9);
  });

  it('sees that modes are too wide or too narrow', () => {
    const score = (factor: number) => {
      const sample = drawn(ring);
      // Towards or away from the nearest centre, which for the ring is at a multiple of 45°.
      const centre = (i: number): readonly number[] => {
        const [x, y] = [sample.data[i - (i % 2)]!, sample.data[i - (i % 2) + 1]!];
        const angle = (Math.round(Math.atan2(y, x) / (Math.PI / 4)) * Math.PI) / 4;
        return [Math.cos(angle), Math.sin(angle)];
      };
      const scaled = mapped(sample, (value, i) => {
        const c = centre(i)[i % 2]!;
        return c + factor * (value - c);
      });
      return mixtureScore(scaled, ring.components!);
    };
    expect(score(0.5).spread).to.be.closeTo(0.5, 0.02);
    expect(score(0.5).highQuality).to.be.above(0.9999);
    expect(score(2).highQuality).to.be.closeTo(1 - Math.exp(-9 / 8), 0.01);
  });

  it('does not let one stray example cover a mode', () => {
    const data = drawn(grid).data.slice(0, 2000);
    for (let i = 0; i < data.length - 2; i += 2) [data[i], data[i + 1]] = [0, 0];
    [data[1998], data[1999]] = [4, 4];
    expect(mixtureScore({ data, size: 2 }, grid.components!)).to.include({ modes: 2, fairModes: 1 });
  });

  it('makes nothing good of a sample that hits no mode', () => {
    const nowhere = mixtureScore({ data: new Float32Array(20), size: 2 }, ring.components!);
    expect(nowhere).to.include({ modes: 0, fairModes: 0, highQuality: 0, reverseKl: Infinity });
    expect(nowhere.spread).to.be.NaN;
  });
});
