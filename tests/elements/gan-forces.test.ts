import { expect } from 'chai';
import type { Interval } from '../../src/elements/scales.js';
import { all, textsOf } from './mount-part.js';
import { mountLayer } from './mount-layer.js';

const EXTENT: readonly Interval[] = [
  [-2, 2],
  [-2, 2],
];

/** Where each arrow begins and ends, in pixels. */
const arrowsOf = (element: Element): number[][] =>
  [
    ...all<SVGPathElement>(element, '[part=arrows] path')[0]!
      .getAttribute('d')!
      .matchAll(/M([^ML]+)L([^ML]+)/g),
  ]
    .filter((_, i) => i % 2 === 0) // Every other is a head.
    .map(([, from, to]) => [from!, to!].flatMap((point) => point.split(' ').map(Number)));

describe('<gan-forces>', () => {
  afterEach(() => document.body.replaceChildren());

  it('draws an arrow from each point, y upwards, a hundredth of the width for a loss of 1 over it', async () => {
    const element = await mountLayer('gan-forces', {
      extent: EXTENT,
      examples: new Float32Array([0, 0, 1, 1]),
      forces: new Float32Array([2.5, 0, 0, 1.25]), // Over a width of 4: 10 and 5.
    });
    expect(arrowsOf(element)).to.deep.equal([
      [200, 200, 240, 200],
      [300, 100, 300, 80],
    ]);
  });

  it('keeps its scale, so that forces that vanish are seen to', async () => {
    const examples = new Float32Array([0, 0]);
    const properties = { extent: EXTENT, examples };
    const element = await mountLayer('gan-forces', { ...properties, forces: new Float32Array([2.5, 0]) });
    const key = textsOf(element, '[part=key]')[0]!;
    element.forces = new Float32Array([1e-4, 0]);
    await new Promise((resolve) => setTimeout(resolve, 400)); // It has moved there.
    await element.updateComplete;
    expect(arrowsOf(element)).to.deep.equal([]);
    expect(textsOf(element, '[part=key]')[0]).to.equal(key.replace('2.5', '1·10⁻⁴'));
  });

  it('tells the largest force, in numbers and to assistive technology', async () => {
    const element = await mountLayer('gan-forces', {
      extent: EXTENT,
      examples: new Float32Array([0, 0, 1, 1]),
      forces: new Float32Array([3, 4, 1, 0]),
    });
    expect(textsOf(element, '[part=key]')[0]).to.contain('largest force 5');
    expect(all(element, '[part=key]')[0]!.getAttribute('aria-label')).to.contain('largest is 5');
  });

  it('lays arrows along the line for data of one dimension, of what is in the picture', async () => {
    const element = await mountLayer('gan-forces', {
      extent: [[-2, 2]],
      mapped: true,
      examples: new Float32Array([-1, 9]),
      forces: new Float32Array([2.5, 2.5]),
    });
    const arrows = arrowsOf(element);
    expect(arrows).to.have.length(1);
    const [x, y, toX, toY] = arrows[0]!;
    expect([x, toX]).to.deep.equal([96, 134.4]); // The axis is 16 pixels shorter than the figure is wide.
    expect(toY).to.equal(y);
  });

  it('draws nothing before there is a training', async () => {
    const element = await mountLayer('gan-forces', { extent: EXTENT });
    expect(all(element, '*')).to.have.length(0);
  });
});
