import { expect } from 'chai';
import { all, textsOf } from './mount-part.js';
import { mountLayer } from './mount-layer.js';

/** A grid of 3 × 3 over z, which G moves into the upper right corner. */
const map = {
  extent: [
    [-2, 2],
    [-2, 2],
  ],
  nodes: 3,
  latents: Float32Array.from({ length: 18 }, (_, i) => (i % 2 === 0 ? (i / 2) % 3 : Math.floor(i / 6)) - 1),
  images: Float32Array.from(
    { length: 18 },
    (_, i) => 1 + (i % 2 === 0 ? (i / 2) % 3 : Math.floor(i / 6)) / 4,
  ),
} as const;

/** Whether anything is drawn in the middle of a quarter of the picture. */
function isDrawn(element: Element, right: boolean, top: boolean): boolean {
  const canvas = all<HTMLCanvasElement>(element, 'canvas')[0]!;
  const side = canvas.width;
  const place = [right ? side / 2 : 0, top ? 0 : side / 2, side / 2, side / 2] as const;
  return canvas
    .getContext('2d')!
    .getImageData(...place)
    .data.some((value) => value > 0);
}

const button = (element: Element): HTMLButtonElement => all<HTMLButtonElement>(element, 'button')[0]!;

describe('<gan-map>', () => {
  afterEach(() => document.body.replaceChildren());

  it('shows where G carries the grid', async () => {
    const element = await mountLayer('gan-map', map);
    expect(isDrawn(element, true, true)).to.equal(true);
    expect(isDrawn(element, false, false)).to.equal(false);
  });

  it('moves from z to G(z) when it is told to, and stays there', async () => {
    const element = await mountLayer('gan-map', map);
    expect(button(element).getAttribute('aria-label')).to.equal('z → G(z): Move from z to G(z)');
    button(element).click();
    await element.updateComplete;
    expect(isDrawn(element, false, false), 'z is around the middle').to.equal(true);
    await new Promise((resolve) => setTimeout(resolve, 1700));
    await element.updateComplete;
    expect(isDrawn(element, false, false)).to.equal(false);
  });

  it('is as large to the finger as other buttons, and lets the pointer through elsewhere', async () => {
    const element = await mountLayer('gan-map', map);
    const { width, height } = button(element).getBoundingClientRect();
    expect(Math.min(width, height)).to.be.at.least(36);
    expect(getComputedStyle(element).pointerEvents).to.equal('none');
    expect(getComputedStyle(button(element)).pointerEvents).to.equal('auto');
  });

  it('says where it is a slice of more', async () => {
    const element = await mountLayer('gan-map', { ...map, others: 62 });
    expect(textsOf(element, 'span.muted')).to.deep.equal(['slice of z: 62 coordinates are 0']);
  });

  it('draws nothing, and offers nothing, before there is a training', async () => {
    const element = await mountLayer('gan-map', { ...map, images: undefined });
    expect(all(element, 'button')).to.have.length(0);
    expect(isDrawn(element, true, true)).to.equal(false);
  });
});
