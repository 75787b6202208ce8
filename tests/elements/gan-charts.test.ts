import { expect } from 'chai';
import { CommonAxes } from '../../src/elements/common-axes.js';
import type { GanCharts } from '../../src/elements/gan-charts.js';
import type { Bucket } from '../../src/elements/history.js';
import { mountPart } from './mount-part.js';

/** A run in which only G’s loss is not 0. */
function runTo(step: number, loss: number): Bucket[] {
  const values = [0, 0, loss, 0.5, 0.5];
  return [{ last: step, count: 1, sums: values, minima: values, maxima: values }];
}

const chartsOf = (element: GanCharts) => [...element.renderRoot.querySelectorAll('gan-chart')];

const axesOf = (element: GanCharts) => {
  const [losses, scores] = chartsOf(element);
  return { values: losses!.domain, ends: [losses!.end, scores!.end] };
};

describe('<gan-charts>', () => {
  afterEach(() => document.body.replaceChildren());

  it('has room for every loss, with round numbers at both ends', async () => {
    const element = await mountPart('gan-charts', { buckets: runTo(5, 11.3), language: 'en' });
    expect(axesOf(element)).to.deep.equal({ values: [-2, 12], ends: [5, 5] });
    const [, scores] = chartsOf(element);
    expect(scores!.domain).to.deep.equal([0, 1]);
  });

  it('shares its axes with another run’s, as far as either of them goes', async () => {
    const axes = new CommonAxes();
    const left = await mountPart('gan-charts', { buckets: runTo(5, 11.3), language: 'en', axes });
    const right = await mountPart('gan-charts', { buckets: runTo(900, -7), language: 'en', axes });
    await left.updateComplete;
    expect(axesOf(left)).to.deep.equal({ values: [-7, 12], ends: [900, 900] });
    expect(axesOf(right)).to.deep.equal(axesOf(left));

    right.buckets = runTo(1, 0);
    await right.updateComplete;
    await left.updateComplete;
    expect(axesOf(left)).to.deep.equal({ values: [-2, 12], ends: [5, 5] });
    expect(axesOf(right)).to.deep.equal(axesOf(left));
  });

  it('does not keep to the axes of one that is gone', async () => {
    const axes = new CommonAxes();
    const left = await mountPart('gan-charts', { buckets: runTo(5, 11.3), language: 'en', axes });
    const right = await mountPart('gan-charts', { buckets: runTo(900, -7), language: 'en', axes });
    right.remove();
    left.requestUpdate();
    await left.updateComplete;
    expect(axesOf(left)).to.deep.equal({ values: [-2, 12], ends: [5, 5] });
  });
});
