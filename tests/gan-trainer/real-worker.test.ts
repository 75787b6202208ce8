import 'gan-trainer/define';
import { expect } from 'chai';
import { find, next, part, unmountAll, until } from './inside.js';

describe('<gan-trainer>, as it is published, over a real worker', () => {
  afterEach(unmountAll);

  for (const preset of ['ring', 'figure-1', 'glyphs']) {
    it(`trains ${preset}`, async function () {
      this.timeout(60_000);
      const element = document.createElement('gan-trainer');
      element.preset = preset;
      element.backend = 'cpu';
      document.body.append(element);
      await element.updateComplete;
      const view = element.shadowRoot!.querySelector<HTMLElementTagNameMap['gan-plane']>('[part=view]')!;
      await until(() => view.fake !== undefined, 'the still is shown');
      const still = view.fake!;

      await element.step();
      await until(() => view.fake !== still, 'the first look is shown');
      expect(element.trainer!.backend.name).to.equal('cpu');
      expect(view.fake).to.have.lengthOf(still.length);
      expect(part(element, 'gan-charts').buckets).to.have.lengthOf(1);
      expect(find(element, 'gan-status').shadowRoot!.textContent).to.match(/CPU · step 1 · paused/);

      const progress = next(element, 'gan-progress');
      await element.play();
      expect((await progress).progress.step).to.be.greaterThan(1);
    });
  }

  it('shows how training goes on, however soon one reset follows another', async function () {
    this.timeout(60_000);
    const element = document.createElement('gan-trainer');
    element.preset = 'ring';
    element.backend = 'wasm';
    element.views = 'charts forces theory map';
    document.body.append(element);
    await element.play();
    for (const wait of [2, 10, 30, 60, 130]) {
      const first = element.reset();
      await new Promise((resolve) => setTimeout(resolve, wait));
      await Promise.all([first, element.reset()]);
    }
    await next(element, 'gan-progress');
    await until(() => (element.trainer?.state.kind ?? '') === 'running', 'it runs');
    await until(
      () => /step [1-9]/.test(find(element, 'gan-status').shadowRoot!.textContent),
      'the step is shown',
      10_000,
    );
  });
});
