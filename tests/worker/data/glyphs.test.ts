import { expect } from 'chai';
import type { Dataset } from '../../../worker/data/dataset.js';
import { drawGlyphs } from '../../../worker/data/glyphs.js';
import { errorOf } from './files.js';

const SIDE = 28;
const SIZE = SIDE * SIDE;

function imagesOf({ data, count }: Dataset): Uint8Array[] {
  return Array.from({ length: count }, (_, i) => (data as Uint8Array).subarray(i * SIZE, (i + 1) * SIZE));
}

/** Rows and columns that the ink reaches: [first row, last row, first column, last column]. */
function boxOf(image: Uint8Array): readonly [number, number, number, number] {
  const inked = [...image.keys()].filter((i) => image[i]! > 0);
  const rows = inked.map((i) => Math.floor(i / SIDE));
  const columns = inked.map((i) => i % SIDE);
  return [Math.min(...rows), Math.max(...rows), Math.min(...columns), Math.max(...columns)];
}

describe('glyphs', () => {
  let dataset: Dataset;
  before(async () => {
    dataset = await drawGlyphs(1);
  });

  it('are 28×28 grey images with labels, as many of each', () => {
    expect(dataset).to.deep.include({ name: 'glyphs', count: 10_240, shape: [28, 28, 1], range: [0, 255] });
    expect(dataset.data).to.have.length(10_240 * SIZE);
    for (let label = 0; label < 10; label++) {
      expect(dataset.labels!.filter((other) => other === label)).to.have.length(1024);
    }
  });

  it('lie wholly within the image, about as large and as central as MNIST’s', () => {
    const boxes = imagesOf(dataset).map(boxOf);
    const heights = boxes.map(([top, bottom]) => bottom - top + 1);
    for (const [top, bottom, left, right] of boxes) {
      expect(Math.min(top, left)).to.be.at.least(1);
      expect(Math.max(bottom, right)).to.be.at.most(SIDE - 2);
    }
    expect(Math.min(...heights)).to.be.at.least(12);
    expect(heights.reduce((sum, height) => sum + height, 0) / heights.length).to.be.within(18, 22);
  });

  it('keep grey levels between paper and ink', () => {
    const levels = new Set(dataset.data);
    expect(levels.has(0) && levels.has(255)).to.equal(true);
    expect(levels.size).to.be.greaterThan(200);
  });

  it('vary from one image of a digit to the next', () => {
    expect(new Set(imagesOf(dataset).map((image) => image.join())).size).to.be.greaterThan(10_000);
  });

  it('are the same for the same seed, and others for another', async () => {
    const again = await drawGlyphs(1);
    const other = await drawGlyphs(2);
    const differences = (data: Dataset['data']) =>
      data.filter((value, i) => value !== dataset.data[i]).length;
    expect(differences(again.data)).to.equal(0);
    expect(differences(other.data)).to.be.greaterThan(100_000);
  });

  it('can be told apart: the nearest mean of a class is mostly the right one', () => {
    const images = imagesOf(dataset);
    const half = images.length / 2;
    const means = Array.from({ length: 10 }, () => new Float32Array(SIZE));
    images.slice(0, half).forEach((image, i) => {
      const mean = means[dataset.labels![i]!]!;
      image.forEach((value, pixel) => (mean[pixel]! += value / (half / 10)));
    });
    const distance = (image: Uint8Array, mean: Float32Array) =>
      image.reduce((sum, value, pixel) => sum + (value - mean[pixel]!) ** 2, 0);
    const tested = images.slice(half, half + 1000);
    const right = tested.filter((image, i) => {
      const distances = means.map((mean) => distance(image, mean));
      return distances.indexOf(Math.min(...distances)) === dataset.labels![half + i];
    });
    expect(right.length / tested.length).to.be.greaterThan(0.6);
  });

  it('let messages through while they are drawn', async () => {
    let drawn = false;
    const drawing = drawGlyphs(1).then(() => (drawn = true));
    await new Promise((resolve) => setTimeout(resolve));
    expect(drawn).to.equal(false);
    await drawing;
  });

  it('say what is missing in a browser that cannot draw in a worker', async () => {
    const original = globalThis.OffscreenCanvas;
    Reflect.deleteProperty(globalThis, 'OffscreenCanvas');
    try {
      const error = await errorOf(drawGlyphs(1));
      expect(error.name).to.equal('DataError');
      expect(error.message).to.contain('OffscreenCanvas');
    } finally {
      globalThis.OffscreenCanvas = original;
    }
  });
});
