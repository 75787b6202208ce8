import axe from 'axe-core';
import { expect } from 'chai';
import { progressAt } from '../sdk/fake-worker.js';
import { mount, type FakedGanTrainer } from './faked-gan-trainer.js';
import { find, open, part, unmountAll, until } from './inside.js';

async function violationsOf(element: FakedGanTrainer): Promise<string[]> {
  const { violations } = await axe.run(element);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(', ')}`);
}

describe('accessibility', () => {
  afterEach(unmountAll);

  for (const preset of ['ring', 'figure-1', 'glyphs']) {
    it(`has nothing that axe finds fault with: ${preset}`, async () => {
      expect(await violationsOf(await mount(`preset=${preset}`))).to.deep.equal([]);
    });
  }

  it('has nothing that axe finds fault with: with the settings open', async () => {
    const element = await mount();
    find(element, 'gan-controls', '.settings').click();
    await element.updateComplete;
    await customElements.whenDefined('gan-settings');
    const groups = find(element, 'gan-settings').shadowRoot!.querySelectorAll('details');
    for (const group of groups) group.open = true;
    expect(await violationsOf(element)).to.deep.equal([]);
  });

  it('has nothing that axe finds fault with: with the menu open', async () => {
    const element = await mount();
    await open(element, 'menu');
    expect(await violationsOf(element)).to.deep.equal([]);
  });

  it('has nothing that axe finds fault with: during training, and after an error', async () => {
    const element = await mount();
    await element.play();
    element.worker.arrive(progressAt(3));
    const chart = part(element, 'gan-charts');
    await until(() => chart.buckets.length === 1, 'the step is shown');
    expect(await violationsOf(element)).to.deep.equal([]);
    element.worker.fail({ name: 'WorkerError', message: 'It died.' });
    await until(() => element.trainer?.state.kind === 'failed', 'it has failed');
    expect(await violationsOf(element)).to.deep.equal([]);
  });

  it('tells in words what the plane shows, and keeps it current', async () => {
    const element = await mount('lang=en');
    const image = find(element, 'gan-plane', '[role=img]');
    expect(image.getAttribute('aria-label')).to.match(/256 generated points.*not trained yet/);
    await element.play();
    element.worker.arrive({ ...progressAt(1500), scores: { real: 0.71, fake: 0.28 } });
    await until(() => image.getAttribute('aria-label')!.includes('1,500 steps'), 'the step is told');
    expect(image.getAttribute('aria-label')).to.match(/real data 0\.71 and generated data 0\.28/);
  });

  it('has targets of at least 36 pixels', async () => {
    const element = await mount();
    const targets = find(element, 'gan-controls').shadowRoot!.querySelectorAll('button, input, select');
    expect(targets).to.have.lengthOf(8);
    for (const target of targets) expect(target.getBoundingClientRect().height).to.be.at.least(36);
  });

  it('writes numbers as the language of the page does', async () => {
    const element = await mount();
    element.parentElement!.lang = 'de';
    await element.play();
    element.worker.arrive(progressAt(12_480));
    const status = find(element, 'gan-status');
    await until(
      () => !!status.shadowRoot?.textContent.includes('12.480'),
      'the step is shown the German way',
    );
  });
});

describe('colours', () => {
  afterEach(unmountAll);

  /** How light a colour is, from 0 to 1. */
  const lightness = (element: Element): number => {
    const context = new OffscreenCanvas(1, 1).getContext('2d')!;
    context.fillStyle = getComputedStyle(element).color;
    context.fillRect(0, 0, 1, 1);
    const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
    return (0.3 * red! + 0.6 * green! + 0.1 * blue!) / 255;
  };

  it('are darker on a light page than on a dark one, whatever its color-scheme says', async () => {
    const element = await mount();
    const real = find(element, 'gan-plane', '.real.name');
    element.parentElement!.style.color = '#222';
    const onLight = lightness(real);
    element.parentElement!.style.color = '#ddd';
    await until(() => lightness(real) > onLight + 0.15, 'the blue is lighter');
  });

  it('can be set by custom properties', async () => {
    const element = await mount();
    element.style.setProperty('--gan-real', 'rgb(1, 2, 3)');
    const real = find(element, 'gan-plane', '.real.name');
    await until(() => getComputedStyle(real).color === 'rgb(1, 2, 3)', 'the colour is taken');
  });
});
