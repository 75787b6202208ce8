import 'gan-trainer/define';
import axe from 'axe-core';
import { expect } from 'chai';
import { CHARTS, VIEWS } from '../../src/views/index.js';
import { find, next, open, unmountAll, until } from './inside.js';

type Figure = HTMLElementTagNameMap['gan-trainer'];

/** One preset for each kind of data. */
const PRESETS = ['ring', 'figure-1', 'glyphs'];

const THEMES = {
  light: 'color-scheme: light; color: #222; background: #fff',
  dark: 'color-scheme: dark; color: #ddd; background: #111',
};

/** A figure with every view open. */
async function mountAll(preset: string, workerUrl?: string): Promise<Figure> {
  const figure = document.createElement('gan-trainer');
  Object.assign(figure, {
    preset,
    workerUrl,
    backend: 'wasm',
    views: [CHARTS, ...Object.keys(VIEWS)].join(' '),
  });
  document.body.append(figure);
  await figure.updateComplete;
  return figure;
}

/** The document, and every shadow tree in it: each tells of its own animations. */
function treesIn(tree: Document | ShadowRoot): (Document | ShadowRoot)[] {
  const inner = [...tree.querySelectorAll('*')].flatMap(({ shadowRoot }) =>
    shadowRoot ? treesIn(shadowRoot) : [],
  );
  return [tree, ...inner];
}

/** What axe finds fault with, in either theme. */
async function violationsOf(figure: Figure): Promise<string[]> {
  const found: string[] = [];
  for (const [theme, style] of Object.entries(THEMES)) {
    document.body.style.cssText = style;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    await until(
      () => treesIn(document).every((tree) => tree.getAnimations().length === 0),
      'the palette is that of the theme',
    );
    const { violations } = await axe.run(figure);
    for (const { id, nodes } of violations)
      found.push(...nodes.map(({ target }) => `${theme}: ${id}: ${target.flat().join(' ')}`));
  }
  return found;
}

describe('a figure with every view open has nothing that axe finds fault with, in both themes', () => {
  afterEach(() => {
    unmountAll();
    document.body.removeAttribute('style');
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
