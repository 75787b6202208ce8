import { expect } from 'chai';
import { arrowsPath } from '../../src/elements/arrows.js';

/** Every point of a path. */
const pointsOf = (path: string): number[][] =>
  path
    .split(/[ML]/)
    .filter(Boolean)
    .map((point) => point.split(' ').map(Number));

describe('arrows', () => {
  it('go from where they are by what they are, and have a head', () => {
    const points = pointsOf(arrowsPath([{ x: 10, y: 20, dx: 30, dy: 40 }], 100));
    expect(points.slice(0, 2)).to.deep.equal([
      [10, 20],
      [40, 60],
    ]);
    expect(points).to.have.length(5);
    expect(points[3], 'the tip of the head').to.deep.equal([40, 60]);
  });

  it('too long end where they are cut, with a second head', () => {
    const points = pointsOf(arrowsPath([{ x: 0, y: 0, dx: 500, dy: 0 }], 100));
    expect(points[1]).to.deep.equal([100, 0]);
    expect(points).to.have.length(8);
  });

  it('that nobody could see are left out', () => {
    expect(arrowsPath([{ x: 5, y: 5, dx: 0.1, dy: 0 }], 100)).to.equal('');
    expect(arrowsPath([{ x: 5, y: 5, dx: 0, dy: 0 }], 100)).to.equal('');
  });
});
