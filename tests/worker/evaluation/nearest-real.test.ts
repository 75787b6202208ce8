import { expect } from 'chai';
import { nearestReal } from '../../../worker/evaluation/nearest-real.js';
import { RealData } from '../../../worker/evaluation/real-data.js';
import { drawShapes } from './shapes.js';

const SIZE = 100;
const dataset = drawShapes(1, 300);

const imageOf = (row: number): number[] => [...dataset.data.slice(row * SIZE, (row + 1) * SIZE)];

/** Distances of an image to the first so many others, nearest first, found one by one. */
function bruteForce(image: readonly number[], among: number): { row: number; distance: number }[] {
  return Array.from({ length: among }, (_, row) => ({
    row,
    distance: Math.hypot(...imageOf(row).map((value, i) => (value - image[i]!) / 255)),
  })).sort((a, b) => a.distance - b.distance);
}

describe('the nearest training examples', () => {
  it('are those that are found one by one, in the data’s own units and with pixels from 0 to 1 between them', async () => {
    const images = drawShapes(2, 3).data;
    const { examples, shape, distances } = await nearestReal(
      new RealData(dataset),
      Float32Array.from(images),
      4,
    );
    expect(shape).to.deep.equal([3, 4, ...dataset.shape]);
    for (let i = 0; i < 3; i++) {
      const expected = bruteForce([...images.slice(i * SIZE, (i + 1) * SIZE)], 300).slice(0, 4);
      for (const [place, { row, distance }] of expected.entries()) {
        const at = 4 * i + place;
        expect([...examples.slice(at * SIZE, (at + 1) * SIZE)]).to.deep.equal(imageOf(row));
        expect(distances[at]).to.be.closeTo(distance, 1e-4);
      }
    }
  });

  it('are not those that are held out', async () => {
    const data = new RealData(dataset, undefined, 200);
    const heldOut = imageOf(250);
    const { examples, distances } = await nearestReal(data, Float32Array.from(heldOut), 1);
    const [expected] = bruteForce(heldOut, 200);
    expect([...examples]).to.deep.equal(imageOf(expected!.row));
    expect(distances[0]).to.be.above(0);
  });

  it('are a training example itself at a distance of 0, and all that there are where more are asked for', async () => {
    const few = { ...dataset, count: 3, data: dataset.data.slice(0, 3 * SIZE) };
    const { examples, shape, distances } = await nearestReal(
      new RealData(few),
      Float32Array.from(imageOf(2)),
      5,
    );
    expect(shape).to.deep.equal([1, 3, ...dataset.shape]);
    expect([...examples.slice(0, SIZE)]).to.deep.equal(imageOf(2));
    expect(distances[0]).to.equal(0);
  });
});
