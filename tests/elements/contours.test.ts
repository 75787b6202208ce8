import { expect } from 'chai';
import fc from 'fast-check';
import { contoursOf } from '../../src/elements/contours.js';

/** A function on a grid of n by n. */
const grid = (n: number, f: (column: number, row: number) => number): Float32Array =>
  Float32Array.from({ length: n * n }, (_, i) => f(i % n, Math.floor(i / n)));

describe('contours', () => {
  it('of a cone are a circle, which ends where it begins', () => {
    const contours = contoursOf(
      grid(21, (x, y) => 10 - Math.hypot(x - 10, y - 10)),
      4,
    );
    expect(contours).to.have.length(1);
    const [circle] = contours;
    expect(circle!.at(-1)).to.deep.equal(circle![0]);
    for (const [x, y] of circle!) expect(Math.hypot(x - 10, y - 10)).to.be.closeTo(6, 0.05);
  });

  it('of a slope are one line from border to border, where it has the value', () => {
    const contours = contoursOf(
      grid(5, (x) => x),
      1.25,
    );
    expect(contours).to.have.length(1);
    expect(contours[0]).to.have.length(5);
    for (const [x] of contours[0]!) expect(x).to.be.closeTo(1.25, 1e-6);
  });

  it('of two hills are two lines, and of a plain none', () => {
    const hills = grid(20, (x, y) => Math.max(3 - Math.hypot(x - 4, y - 4), 3 - Math.hypot(x - 14, y - 14)));
    expect(contoursOf(hills, 1)).to.have.length(2);
    expect(
      contoursOf(
        grid(5, () => 0.5),
        0.75,
      ),
    ).to.deep.equal([]);
  });

  it('of anything pass each side of a cell at most once, and end at the border or where they begin', () => {
    const n = 6;
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: n * n, maxLength: n * n }),
        (values) => {
          const contours = contoursOf(Float32Array.from(values), 0.5);
          const isBorder = ([x, y]: readonly [number, number]): boolean =>
            [x, y].some((place) => place === 0 || place === n - 1);
          for (const contour of contours) {
            const [first, last] = [contour[0]!, contour.at(-1)!];
            expect(
              isBorder(first) && isBorder(last) ? true : first === last || first.join() === last.join(),
            ).to.equal(true);
          }
        },
      ),
      { seed: 1, numRuns: 200 },
    );
  });
});
