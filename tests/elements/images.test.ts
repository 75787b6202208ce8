import { expect } from 'chai';
import { contactSheet } from '../../src/elements/images.js';

const pixelAt = ({ data, width }: ImageData, x: number, y: number): number[] => [
  ...data.slice(4 * (y * width + x), 4 * (y * width + x) + 4),
];

describe('contactSheet', () => {
  it('lays ink of the given colour where a single channel is high, on no paper', () => {
    const sheet = contactSheet(
      Float32Array.of(0, 255, 51, 300),
      { shape: [2, 2, 1], range: [0, 255] },
      1,
      [9, 8, 7],
    );
    expect(pixelAt(sheet, 0, 0)[3]).to.equal(0);
    expect(pixelAt(sheet, 1, 0)).to.deep.equal([9, 8, 7, 255]);
    expect(pixelAt(sheet, 0, 1)).to.deep.equal([9, 8, 7, 51]);
    expect(pixelAt(sheet, 1, 1)[3], 'above the range').to.equal(255);
  });

  it('shows three channels as they are', () => {
    const sheet = contactSheet(Float32Array.of(-1, 0, 1), { shape: [1, 1, 3], range: [-1, 1] }, 1, [0, 0, 0]);
    expect(pixelAt(sheet, 0, 0)).to.deep.equal([0, 128, 255, 255]);
  });

  it('puts images in rows, with a gap in between', () => {
    const sheet = contactSheet(Float32Array.of(1, 2, 3), { shape: [1, 1, 1], range: [0, 255] }, 2, [0, 0, 0]);
    expect([sheet.width, sheet.height]).to.deep.equal([4, 4]);
    expect([pixelAt(sheet, 0, 0)[3], pixelAt(sheet, 3, 0)[3], pixelAt(sheet, 0, 3)[3]]).to.deep.equal([
      1, 2, 3,
    ]);
    expect(pixelAt(sheet, 1, 0)[3]).to.equal(0);
  });
});
