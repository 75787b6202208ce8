import { expect } from 'chai';
import { resolveConfig } from '../../src/shared/config-schema.js';
import { PRESETS } from '../../src/shared/presets.js';
import { datasets } from '../../src/sdk/datasets.js';
import { mount } from './faked-gan-trainer.js';
import { find, part, statusOf, stillOf, unmountAll, until } from './inside.js';

/** Whether anything was painted on a canvas. */
function isPainted(canvas: HTMLElement): boolean {
  if (!(canvas instanceof HTMLCanvasElement)) return false;
  const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
  return data.some((value) => value > 0);
}

describe('before play', () => {
  afterEach(unmountAll);

  it('starts no worker', async () => {
    const element = await mount();
    expect(element.workers).to.be.empty;
    expect(element.trainer).to.equal(undefined);
  });

  it('says that it is ready', async () => {
    expect(statusOf(await mount())).to.match(/^Ready/);
  });

  it('shows real points, untrained samples and D’s verdicts in the plane', async () => {
    const element = await mount();
    const plane = part(element, 'gan-plane');
    expect(plane.real).to.have.lengthOf(2 * 256);
    expect(plane.fake).to.have.lengthOf(2 * 256);
    expect(plane.verdicts).to.have.lengthOf(40 * 40);
    await until(() => isPainted(find(plane, 'canvas')), 'the plane is painted');
  });

  it('shows another still for another seed, of the same data', async () => {
    const [one, two] = await Promise.all([mount('seed=1'), mount('seed=2')]);
    const [a, b] = [part(one, 'gan-plane'), part(two, 'gan-plane')];
    expect(a.fake).not.to.deep.equal(b.fake);
    expect(a.real).to.deep.equal(b.real);
  });

  it('shows Figure 1 of the paper for numbers', async () => {
    const element = await mount('preset=figure-1');
    await customElements.whenDefined('gan-density');
    await until(
      () => !!find(element, 'gan-density').shadowRoot!.querySelector('path.map'),
      'lines from z to x',
    );
    expect(find(element, 'gan-density').shadowRoot!.querySelectorAll('path.map')).to.have.lengthOf(25);
  });

  it('shows 64 untrained images, and keeps the places of real ones, where images are not loaded yet', async () => {
    const element = await mount('preset=mnist-mlp');
    await customElements.whenDefined('gan-images');
    const images = part(element, 'gan-images');
    await images.updateComplete;
    expect(images.fake).to.have.lengthOf(64 * 784);
    expect(images.real).to.equal(undefined);
    expect(isPainted(find(images, '[part=real]'))).to.equal(true);
  });

  it('shows nothing of networks that are too large for a still, nor of those that were shown before', async () => {
    const element = await mount();
    const plane = part(element, 'gan-plane');
    await until(() => isPainted(find(plane, 'canvas')), 'the plane is painted');
    element.config = { generator: { network: { hidden: [1024, 1024] } } };
    await stillOf(element);
    expect(plane.fake).to.equal(undefined);
    plane.real = new Float32Array();
    await until(() => !isPainted(find(plane, 'canvas')), 'nothing is left');
  });

  it('shows p_data where D is too large for a still', async () => {
    const element = await mount('preset=figure-1');
    await customElements.whenDefined('gan-density');
    element.config = { discriminator: { network: { hidden: [1024, 1024] } } };
    await stillOf(element);
    const figure = find(element, 'gan-density', '[part=figure]');
    const shows = (curve: string) => figure.querySelector(curve) !== null;
    await until(() => shows('.data') && !shows('.verdicts'), 'p_data is shown, and D is not');
    expect(figure.querySelectorAll('.data, .fake:not(.map)')).to.have.lengthOf(2);
  });

  it('shows data of the host’s own', async () => {
    const element = await mount();
    const data = Float32Array.from({ length: 600 }, (_, i) => i % 7);
    element.source = datasets.fromArray(data, { shape: [2] });
    await stillOf(element);
    expect(part(element, 'gan-plane').real).to.deep.equal(data.slice(0, 512));
  });

  it('keeps its height from the still to the training, and with the settings open', async () => {
    const element = await mount();
    const height = element.offsetHeight;
    expect(height).to.be.greaterThan(300);
    await element.step();
    expect(element.offsetHeight, 'training').to.equal(height);
    find(element, 'gan-controls', '.settings').click();
    await element.updateComplete;
    expect(element.offsetHeight, 'with the settings').to.equal(height);
  });

  for (const width of [320, 719, 720, 1200]) {
    it(`is no wider than its place, at ${width} pixels`, async () => {
      const element = await mount();
      element.parentElement!.style.width = `${width}px`;
      await until(() => element.offsetWidth === width, 'it has taken its width');
      expect(element.parentElement!.scrollWidth).to.be.at.most(width);
    });
  }

  for (const preset of PRESETS) {
    it(`renders the preset ${preset.name}`, async () => {
      const element = await mount(`preset=${preset.name}`);
      expect(statusOf(element)).to.match(preset.dataset ? /^Ready/ : /needs data/);
      expect(part(element, 'gan-controls').seed).to.equal(resolveConfig({ preset: preset.name }).seed);
    });
  }
});
