import { expect } from 'chai';
import {
  normalFromBits,
  randomBits,
  randomIndices,
  randomKey,
  randomNormal,
  randomUniform,
  threefry2x32,
} from '../../src/shared/random.js';

describe('Threefry-2×32', () => {
  // From the known-answer tests of Random123, the reference implementation.
  const answers = [
    { key: [0, 0], counter: [0, 0], words: [0x6b200159, 0x99ba4efe] },
    { key: [0xffffffff, 0xffffffff], counter: [0xffffffff, 0xffffffff], words: [0x1cb996fc, 0xbb002be7] },
    { key: [0x13198a2e, 0x03707344], counter: [0x243f6a88, 0x85a308d3], words: [0xc4923a9c, 0x483df7a0] },
  ] as const;

  for (const { key, counter, words } of answers) {
    it(`gives the published words for counter ${counter.map((word) => word.toString(16)).join(' ')}`, () => {
      const out = new Uint32Array(2);
      threefry2x32(key[0], key[1], counter[0], counter[1], out);
      expect([...out]).to.deep.equal(words);
    });
  }
});

describe('random streams', () => {
  const key = randomKey(7, 'realBatch', 3);

  it('begin a longer draw with a shorter one', () => {
    expect([...randomBits(key, 9)]).to.deep.equal([...randomBits(key, 100).subarray(0, 9)]);
  });

  it('differ by seed, by stream, by substep and by counter', () => {
    const firsts = [
      key,
      randomKey(8, 'realBatch', 3),
      randomKey(7, 'generatorLatent', 3),
      randomKey(7, 'realBatch', 3, 1),
      randomKey(7, 'realBatch', 4),
    ].map((each) => randomBits(each, 1)[0]);
    expect(new Set(firsts).size).to.equal(firsts.length);
  });

  it('are uniform: each of 16 bins holds its share of 2¹⁶ numbers within five standard deviations', () => {
    const bins = new Array<number>(16).fill(0);
    for (const value of randomUniform(key, 2 ** 16)) {
      expect(value).to.be.within(0, 1 - 2 ** -24);
      bins[Math.floor(value * 16)]!++;
    }
    const share = 2 ** 12;
    for (const count of bins) expect(Math.abs(count - share)).to.be.below(5 * Math.sqrt(share));
  });

  it('index every row of a table and no other', () => {
    expect(new Set(randomIndices(key, 1000, 10))).to.deep.equal(new Set([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]));
  });
});

describe('normal numbers', () => {
  /** Standard normal distribution function by Simpson's rule from 0. */
  function distribution(z: number): number {
    const intervals = 2000;
    const step = z / intervals;
    let sum = 0;
    for (let i = 0; i <= intervals; i++) {
      const weight = i === 0 || i === intervals ? 1 : i % 2 ? 4 : 2;
      sum += weight * Math.exp(-((i * step) ** 2) / 2);
    }
    return 0.5 + (sum * step) / 3 / Math.sqrt(2 * Math.PI);
  }

  it('are the quantiles of their bits to 4·10⁻⁵', () => {
    for (let i = 1; i < 400; i++) {
      const upper = i * 40_000;
      const p = (upper + 1) / 2 ** 25;
      // 1 − Φ(z) = p; compared as numbers of z through the slope of Φ.
      const z = normalFromBits(upper * 256);
      const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
      expect(Math.abs((1 - distribution(z) - p) / density)).to.be.below(4e-5);
    }
  });

  it('are symmetric, bounded by 5.42, and 0 in the middle', () => {
    expect(normalFromBits(1)).to.equal(-normalFromBits(0));
    expect(normalFromBits(0)).to.be.within(5.41, 5.42);
    expect(normalFromBits(0xffffff00)).to.equal(0);
  });

  it('have the moments of N(0, 1) within five standard errors', () => {
    const n = 2 ** 18;
    const sample = randomNormal(randomKey(1, 'generatorLatent'), n);
    const moment = (power: number): number => sample.reduce((sum, z) => sum + z ** power, 0) / n;
    expect(Math.abs(moment(1))).to.be.below(5 / Math.sqrt(n));
    expect(Math.abs(moment(2) - 1)).to.be.below(5 * Math.sqrt(2 / n));
    expect(Math.abs(moment(4) - 3)).to.be.below(5 * Math.sqrt(96 / n));
  });
});
