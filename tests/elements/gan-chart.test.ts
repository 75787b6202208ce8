import { expect } from 'chai';
import type { Bucket } from '../../src/elements/history.js';
import { all, mountPart, textsOf } from './mount-part.js';

const bucketAt = (step: number, value: number): Bucket => ({
  last: step,
  count: 2,
  sums: [2 * value],
  minima: [value - 0.1],
  maxima: [value + 0.1],
});

const chart = {
  heading: 'Verdicts',
  language: 'en',
  series: [{ index: 0, name: 'D(x)', colour: 'real', rest: 0.5 }],
  references: [{ name: '½', value: 0.5 }],
  domain: [0, 1],
  buckets: [bucketAt(100, 0.2), bucketAt(1000, 0.4), bucketAt(2000, 0.8)],
} as const;

const slider = (element: Element): HTMLElement => all(element, '[role=slider]')[0]!;

function press(element: HTMLElement, key: string): number | undefined {
  let step: number | undefined;
  element.addEventListener('gan-cursor', (event) => ({ step } = event), { once: true });
  slider(element).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  return step;
}

describe('<gan-chart>', () => {
  afterEach(() => document.body.replaceChildren());

  it('labels each curve with its newest value, and each reference', async () => {
    const element = await mountPart('gan-chart', chart);
    expect(textsOf(element, 'text')).to.deep.equal(['0', '1', '½', 'D(x) 0.80']);
  });

  it('labels the curves before the first step too, without a value', async () => {
    const element = await mountPart('gan-chart', { ...chart, buckets: [] });
    expect(textsOf(element, '.name')).to.deep.equal(['D(x)']);
    expect(slider(element).getAttribute('aria-valuetext')).to.equal('no steps yet');
  });

  it('shows the values at the step that is pointed at', async () => {
    const element = await mountPart('gan-chart', { ...chart, cursor: 900 });
    expect(textsOf(element, '.name')).to.deep.equal(['D(x) 0.40']);
    expect(textsOf(element, '.heading')).to.deep.equal(['Verdicts step 900']);
    expect(slider(element).getAttribute('aria-valuenow')).to.equal('900');
    expect(slider(element).getAttribute('aria-valuetext')).to.equal('step 900: D(x) 0.40');
  });

  it('shows the values nearest to a step that it has none of', async () => {
    const element = await mountPart('gan-chart', { ...chart, cursor: 120 });
    expect(textsOf(element, '.name')).to.deep.equal(['D(x) 0.20']);
    expect(textsOf(element, '.heading')).to.deep.equal(['Verdicts step 120']);
  });

  it('points at no later step than there is', async () => {
    const element = await mountPart('gan-chart', { ...chart, cursor: 9000 });
    expect(textsOf(element, '.heading')).to.deep.equal(['Verdicts step 2,000']);
  });

  it('writes the steps below where it is told to', async () => {
    const element = await mountPart('gan-chart', { ...chart, axis: true });
    expect(textsOf(element, 'text')).to.include.members(['0', '1,000', '2,000', 'step']);
  });

  for (const [fontSize, width] of [
    ['12px', 300],
    ['13px', 640],
    ['16px', 400],
  ] as const) {
    it(`has room for all that is written, at ${width} pixels in ${fontSize}`, async () => {
      const element = await mountPart('gan-chart', {
        ...chart,
        axis: true,
        series: [{ ...chart.series[0], name: 'V(D, G)' }],
        references: [{ name: '−log 4', value: 0.5 }],
        buckets: [bucketAt(100, -10), bucketAt(200, -11.33)],
      });
      Object.assign(element.style, { fontSize, inlineSize: `${width}px` });
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      await element.updateComplete;
      const place = element.getBoundingClientRect();
      const boxes = all(element, 'text').map((text) => text.getBoundingClientRect());
      for (const { left, right } of boxes)
        expect([left, right]).to.satisfy(
          ([low, high]: [number, number]) => low >= place.left && high <= place.right,
        );
      const steps = boxes.filter(({ top }) => top >= place.bottom - 4).sort((a, b) => a.left - b.left);
      expect(steps).to.have.length.above(2);
      steps.slice(1).forEach(({ left }, i) => expect(left).to.be.above(steps[i]!.right + 2));
    });
  }

  for (const language of ['en', 'zh-Hans'])
    it(`has room for the names of three curves beside one another on a phone, in ${language}`, async () => {
      const names = ['V(D, G)', ...(language === 'en' ? ['D loss', 'G loss'] : ['D 损失', 'G 损失'])];
      const values = [-10.19, 1.21, 10.96];
      const element = await mountPart('gan-chart', {
        ...chart,
        language,
        series: names.map((name, index) => ({ ...chart.series[0], name, index })),
        buckets: [{ last: 1, count: 1, sums: values, minima: values, maxima: values }],
      });
      Object.assign(element.style, { fontSize: '16px', inlineSize: '288px' });
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      await element.updateComplete;
      const boxes = all(element, '.name').map((text) => text.getBoundingClientRect());
      expect(boxes).to.have.lengthOf(3);
      boxes.slice(1).forEach(({ left }, i) => expect(left).to.be.above(boxes[i]!.right + 4));
      expect(boxes[2]!.right).to.be.at.most(element.getBoundingClientRect().right);
    });

  it('tells its values by keyboard', async () => {
    const element = await mountPart('gan-chart', chart);
    expect(slider(element).getAttribute('aria-valuetext')).to.equal('step 2,000: D(x) 0.80');
    expect(press(element, 'ArrowLeft')).to.equal(1000);
    expect(press(element, 'Home')).to.equal(100);
    expect(press(element, 'End')).to.equal(2000);
    expect(press(element, 'ArrowRight'), 'beyond the end').to.equal(2000);
  });

  it('tells the step nearest to the pointer of which there is something to tell', async () => {
    const element = await mountPart('gan-chart', chart);
    const { left, top } = slider(element).getBoundingClientRect();
    const told: (number | undefined)[] = [];
    element.addEventListener('gan-cursor', ({ step }) => told.push(step));
    slider(element).dispatchEvent(new PointerEvent('pointermove', { clientX: left, clientY: top + 99 }));
    slider(element).dispatchEvent(
      new PointerEvent('pointermove', { clientX: left + 399, clientY: top + 99 }),
    );
    slider(element).dispatchEvent(new PointerEvent('pointerleave'));
    expect(told).to.deep.equal([100, 2000, undefined]);
  });

  it('ends at a later step than its newest where it is told to', async () => {
    const element = await mountPart('gan-chart', { ...chart, end: 4000 });
    const end = Number(all(element, 'circle')[0]!.getAttribute('cx'));
    const [left, right] = all(element, 'path.tick')
      .map((tick) => tick.getAttribute('d'))[0]!
      .match(/(?<=M)[\d.]+|(?<=H)[\d.]+/g)!;
    expect(end).to.be.closeTo((Number(left) + Number(right)) / 2, 0.5);
  });
});
