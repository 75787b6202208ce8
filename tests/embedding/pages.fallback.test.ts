import { expect } from 'chai';
import type { GanTrainerElement } from 'gan-trainer/define';
import { openDemo, stepsTaken } from '../demo/demo-page.js';
import { elsewhere, outcomeOf } from './outcome-of.js';

const STEPS = 20;

describe('the script', () => {
  it('may be loaded twice, also from two places', async () => {
    // Not bare.html: the page has the script already.
    const page = await openDemo('/tests/embedding/page.html');
    for (const url of ['/dist/cdn/gan-trainer.js?again', `${elsewhere()}/dist/cdn/gan-trainer.js`]) {
      const script = page.document.createElement('script');
      script.type = 'module';
      script.src = url;
      const loaded = new Promise((resolve) => script.addEventListener('load', resolve));
      page.document.head.append(script);
      await loaded;
    }
    const figure = page.document.querySelector('gan-trainer')!;
    expect((await figure.step(STEPS)).step).to.be.at.least(STEPS);
    expect(page.problems).to.deep.equal([]);
  });

  it('works in a sandboxed frame, whose origin nothing else has', async () => {
    const { outcome, violations } = await outcomeOf({}, 'allow-scripts');
    expect(outcome).to.match(/^step 20 on wasm/);
    expect(violations).to.deep.equal([]);
  });
});

describe('a page that navigates without reloading', () => {
  let figure: GanTrainerElement;
  let view: Document;

  beforeEach(async () => {
    const page = await openDemo('/tests/embedding/bare.html?script=/dist/cdn/gan-trainer.js');
    await page.window.customElements.whenDefined('gan-trainer');
    view = page.document;
    figure = view.querySelector('gan-trainer')!;
  });

  afterEach(() => document.body.replaceChildren());

  it('ends the worker of the page that is left, and trains on the one it comes back to', async () => {
    await figure.step(STEPS);
    const { trainer } = figure;
    const left = view.body;
    left.replaceWith(view.createElement('body'));
    await new Promise((resolve) => setTimeout(resolve));
    expect(figure.trainer).to.equal(undefined);
    const refused = await trainer!.step(1).catch((thrown: unknown) => thrown);
    expect(refused).to.have.property('name', 'AbortError');

    view.body.replaceWith(left);
    expect((await figure.step(STEPS)).step).to.equal(STEPS);
  });

  it('trains on a copy of the page that it kept', async () => {
    await figure.step(STEPS);
    const kept = view.body.cloneNode(true);
    view.body.replaceWith(kept);
    expect((await view.querySelector('gan-trainer')!.step(STEPS)).step).to.equal(STEPS);
  });

  it('trains on through a view transition that moves the figure', async () => {
    const trained = stepsTaken(figure, STEPS);
    await figure.play();
    const { trainer } = figure;
    await view.startViewTransition(() => {
      const article = view.createElement('article');
      view.body.append(article);
      article.append(figure);
    }).updateCallbackDone;
    await trained;
    expect(figure.trainer).to.equal(trainer);
  });
});
