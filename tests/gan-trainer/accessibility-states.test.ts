import 'gan-trainer/define';
import { expect } from 'chai';
import { VIEW_NAMES } from '../../src/views/names.js';
import { leaveThemes, violationsOf } from './axe-violations.js';
import { find, next, open, unmountAll } from './inside.js';

type Figure = HTMLElementTagNameMap['gan-trainer'];

/** One preset for each kind of data. */
const PRESETS = ['ring', 'figure-1', 'glyphs'];

/** A figure with every view open. */
async function mountAll(preset: string, workerUrl?: string): Promise<Figure> {
  const figure = document.createElement('gan-trainer');
  Object.assign(figure, {
    preset,
    workerUrl,
    backend: 'wasm',
    views: VIEW_NAMES.join(' '),
  });
  document.body.append(figure);
  await figure.updateComplete;
  return figure;
}

describe('a figure with every view open has nothing that axe finds fault with, in both themes', () => {
  afterEach(() => {
    unmountAll();
    leaveThemes();
  });

  for (const preset of PRESETS) {
    it(`of ${preset}: before, during and after training, with the settings and the menu open`, async () => {
      const figure = await mountAll(preset);
      const violations: Record<string, string[]> = {};
      violations['before'] = await violationsOf(figure);

      const trained = next(figure, 'gan-progress');
      await figure.play();
      await trained;
      violations['running'] = await violationsOf(figure);

      await figure.pause();
      violations['paused'] = await violationsOf(figure);

      for (const name of ['settings', 'menu'] as const) {
        const opened = await open(figure, name);
        for (const group of opened.shadowRoot!.querySelectorAll('details')) group.open = true;
        violations[name] = await violationsOf(figure);
        find(figure, 'gan-controls', `.${name}`).click();
      }
      const nothing = Object.fromEntries(Object.keys(violations).map((state) => [state, []]));
      expect(violations).to.deep.equal(nothing);
    });

    it(`of ${preset}: after an error`, async () => {
      const figure = await mountAll(preset, '/no/such/worker.js');
      const failed = next(figure, 'gan-error');
      figure.play().catch(() => {});
      await failed;
      await figure.updateComplete;
      expect(await violationsOf(figure)).to.deep.equal([]);
    });
  }
});
