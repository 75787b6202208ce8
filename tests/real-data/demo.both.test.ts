import { expect } from 'chai';
import { openDemo, stepsTaken } from '../demo/demo-page.js';
import { until } from '../gan-trainer/inside.js';

describe('the demo of MNIST', () => {
  it('offers the files beside it, and trains on all of them', async function () {
    this.timeout(60_000);
    const { document, problems } = await openDemo('/demo/mnist.html');
    const widget = document.querySelector('gan-trainer')!;
    await until(() => !widget.hidden, 'the files are found');
    const trained = stepsTaken(widget, 1);
    document.querySelector<HTMLElement>('#addresses button')!.click();
    await trained;
    expect(document.getElementById('understood')!.textContent).to.contain(
      '60,000 images of 28 × 28, with labels',
    );
    expect(problems).to.deep.equal([]);
    window.document.body.replaceChildren();
  });
});
