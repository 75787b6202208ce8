import { expect } from 'chai';
import fc from 'fast-check';
import { niceStep, spread, ticksBetween } from '../../src/elements/scales.js';

describe('niceStep', () => {
  it('is 1, 2 or 5 times a power of ten', () => {
    expect([0.03, 0.5, 1, 1.1, 4, 7, 2001].map(niceStep)).to.deep.equal([0.05, 0.5, 1, 2, 5, 10, 5000]);
  });
});

describe('ticksBetween', () => {
  it('lie on round numbers within the interval', () => {
    expect(ticksBetween(-2, 3, 3)).to.deep.equal([-2, 0, 2]);
    expect(ticksBetween(0, 33_728, 2)).to.deep.equal([0, 20_000]);
    expect(ticksBetween(0, 1, 1)).to.deep.equal([0, 1]);
  });
});

describe('spread', () => {
  const places = fc.array(fc.double({ min: 0, max: 200, noNaN: true }), { minLength: 1, maxLength: 5 });

  it('leaves labels where they are that do not touch', () => {
    expect(spread([100, 20, 60], 16, 0, 200)).to.deep.equal([100, 20, 60]);
  });

  it('moves those apart that do', () => {
    expect(spread([50, 52], 16, 0, 200)).to.deep.equal([50, 66]);
    expect(spread([199, 198], 16, 0, 200)).to.deep.equal([184, 200]);
  });

  it('keeps the order of their places', () => {
    const [a, b] = spread([60, 50], 16, 0, 200);
    expect(a).to.be.greaterThan(b!);
    const [first, second, third] = spread([58, 54, 50], 16, 0, 200);
    expect(first).to.be.greaterThan(second!);
    expect(first).to.be.greaterThan(third!);
  });

  it('keeps the order of those in one place, so that they do not change places all the time', () => {
    const [a, b] = spread([52, 50], 16, 0, 200);
    expect(a).to.be.lessThan(b!);
  });

  it('always leaves the spacing, within the interval', () => {
    fc.assert(
      fc.property(places, (list) => {
        const spaced = spread(list, 16, 0, 200).sort((x, y) => x - y);
        expect(spaced[0]).to.be.at.least(-1e-9);
        expect(spaced.at(-1)).to.be.at.most(200 + 1e-9);
        spaced.slice(1).forEach((place, i) => expect(place - spaced[i]!).to.be.at.least(16 - 1e-9));
      }),
    );
  });
});
