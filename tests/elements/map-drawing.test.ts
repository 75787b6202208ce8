import { expect } from 'chai';
import { drawMap, opaqueness } from '../../src/elements/map-drawing.js';

const SIDE = 100;
const NODES = 3;

/** The opacity of the picture in the middle of each cell of a grid of two by two, 0 to 255. */
function draw(places: number[], at: readonly (readonly [number, number])[]): number[] {
  const context = new OffscreenCanvas(SIDE, SIDE).getContext('2d') as unknown as CanvasRenderingContext2D;
  drawMap(context, Float32Array.from(places), NODES, SIDE, [200, 100, 0]);
  return at.map(([x, y]) => context.getImageData(x, y, 1, 1).data[3]!);
}

/** Rows of nodes at these places along x and y. */
const grid = (xs: number[], ys: number[]): number[] => ys.flatMap((y) => xs.flatMap((x) => [x, y]));

describe('the map’s drawing', () => {
  it('is the more opaque the smaller a cell is', () => {
    const [small, large] = draw(grid([0, 10, 100], [0, 50, 100]), [
      [5, 25],
      [55, 25],
    ]);
    expect(small).to.be.above(2 * large!);
    expect(large).to.be.above(0);
  });

  it('is as opaque where the map turns cells over', () => {
    const at = [
      [25, 25],
      [75, 75],
    ] as const;
    const plain = draw(grid([0, 50, 100], [0, 50, 100]), at);
    expect(draw(grid([100, 50, 0], [0, 50, 100]), at)).to.deep.equal(plain);
  });

  it('is a line where there is one of nodes', () => {
    const [on, off] = draw(
      [0, 50, 50, 50, 100, 50],
      [
        [25, 50],
        [25, 70],
      ],
    );
    expect(on).to.be.above(0);
    expect(off).to.equal(0);
  });

  it('has an opacity that grows with density, from 0 to 1', () => {
    expect(opaqueness(0)).to.equal(0);
    expect(opaqueness(4)).to.equal(0.5);
    expect(opaqueness(Infinity), 'of a cell without area').to.equal(1);
  });
});
