import { expect } from 'chai';
import type { Rgb } from '../../src/elements/colour.js';
import { heatMap } from '../../src/elements/heat-map.js';

const BLUE: Rgb = [0, 0, 255];
const ORANGE: Rgb = [255, 128, 0];

/** Red, green, blue and alpha at a place of the picture, from (0, 0) at the upper left to (1, 1). */
function colourAt({ data, width, height }: ImageData, x: number, y: number): number[] {
  const at = 4 * (Math.round(y * (height - 1)) * width + Math.round(x * (width - 1)));
  return [...data.slice(at, at + 4)];
}

describe('heatMap', () => {
  it('is blue where D says real and orange where it says fake, as strong as it is sure', () => {
    const map = heatMap(Float32Array.of(0, 1, 0, 1), BLUE, ORANGE);
    const strongest = colourAt(map, 1, 0)[3]!;
    expect(colourAt(map, 0, 0)).to.deep.equal([...ORANGE, strongest]);
    expect(colourAt(map, 1, 0)).to.deep.equal([...BLUE, strongest]);
    const faint = colourAt(heatMap(new Float32Array(4).fill(0.75), BLUE, ORANGE), 0, 0);
    expect(faint[3]).to.be.closeTo(strongest / 2, 1);
  });

  it('is nothing where D cannot tell', () => {
    const map = heatMap(new Float32Array(16).fill(0.5), BLUE, ORANGE);
    expect(map.data.every((value, i) => i % 4 < 3 || value === 0)).to.equal(true);
  });

  it('passes through nothing, not through a mixed colour, between real and fake', () => {
    const map = heatMap(Float32Array.of(0, 1, 0, 1), BLUE, ORANGE);
    const pixels = Array.from({ length: map.width }, (_, x) => colourAt(map, x / (map.width - 1), 0));
    for (const [red, , blue, alpha] of pixels) expect(alpha === 0 || red === 0 || blue === 0).to.equal(true);
    expect(Math.min(...pixels.map((pixel) => pixel[3]!))).to.be.lessThan(40);
  });

  it('has low y at the bottom', () => {
    const map = heatMap(Float32Array.of(1, 1, 0, 0), BLUE, ORANGE);
    expect(colourAt(map, 0, 1).slice(0, 3)).to.deep.equal([...BLUE]);
    expect(colourAt(map, 0, 0).slice(0, 3)).to.deep.equal([...ORANGE]);
  });
});
