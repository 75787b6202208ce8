import 'gan-trainer/define';
import { emulateMedia, executeServerCommand } from '@web/test-runner-commands';
import { expect } from 'chai';
import { find, unmountAll, until } from '../gan-trainer/inside.js';
import { differenceBetween, pictureFrom, shiftedBy, swapped } from './compare.js';

/** What edges that another machine smooths otherwise may make of a cell's mean, of 255. */
const TOLERANCE = 20;

const STEPS = 100;
const GO = 10;

const THEMES = {
  light: 'color-scheme: light; color: #222; background: #fff',
  dark: 'color-scheme: dark; color: #ddd; background: #111',
};

interface Picture {
  readonly preset: 'ring' | 'figure-1' | 'glyphs';
  readonly part: 'view' | 'charts';
  readonly views: string;
  readonly theme: keyof typeof THEMES;
  readonly steps: number;
}

const plain: Picture = { preset: 'ring', part: 'view', views: 'charts', theme: 'light', steps: STEPS };

/** By their names in this folder. */
const PICTURES: Readonly<Record<string, Picture>> = {
  'plane-still': { ...plain, steps: 0 },
  plane: plain,
  'plane-dark': { ...plain, theme: 'dark' },
  'density-still': { ...plain, preset: 'figure-1', steps: 0 },
  density: { ...plain, preset: 'figure-1' },
  'density-dark': { ...plain, preset: 'figure-1', theme: 'dark' },
  images: { ...plain, preset: 'glyphs', steps: 10 },
  charts: { ...plain, part: 'charts' },
  'charts-dark': { ...plain, part: 'charts', theme: 'dark' },
  map: { ...plain, views: 'map' },
  forces: { ...plain, views: 'forces' },
  'forces-density': { ...plain, preset: 'figure-1', views: 'forces' },
};

/** Words are wider or narrower from font to font, so none is seen. */
const wordless = new CSSStyleSheet();
wordless.replaceSync(
  '* { -webkit-text-fill-color: transparent !important } text { visibility: hidden !important }',
);

function hideWords(root: ShadowRoot): void {
  if (!root.adoptedStyleSheets.includes(wordless)) root.adoptedStyleSheets.push(wordless);
  for (const element of root.querySelectorAll('*')) if (element.shadowRoot) hideWords(element.shadowRoot);
}

const frames = async (count: number): Promise<void> => {
  for (let i = 0; i < count; i++) await new Promise(requestAnimationFrame);
};

async function render({ preset, part, views, theme, steps }: Picture): Promise<HTMLElement> {
  document.body.style.cssText = `${THEMES[theme]}; margin: 0; inline-size: 320px; font: 16px sans-serif`;
  const figure = document.createElement('gan-trainer');
  Object.assign(figure, { preset, views, seed: 1, backend: 'wasm' });
  document.body.append(figure);
  await figure.updateComplete;
  // In several goes, so that there are curves.
  for (let step = 0; step < steps; step += GO) await figure.step(GO);
  await until(() => document.getAnimations().length === 0, 'the palette is that of the theme');
  await frames(10);
  hideWords(figure.shadowRoot!);
  await frames(2);
  return find(figure, `.${part}`);
}

async function take(
  name: string,
  picture: Picture,
): Promise<{ readonly taken: ImageBitmap; readonly expected: ImageBitmap }> {
  const { x, y, width, height } = (await render(picture)).getBoundingClientRect();
  const answer = await executeServerCommand<{ readonly taken: string; readonly expected: string }, object>(
    'take-picture',
    {
      name,
      clip: { x: Math.floor(x), y: Math.floor(y), width: Math.floor(width), height: Math.floor(height) },
    },
  );
  return { taken: await pictureFrom(answer.taken), expected: await pictureFrom(answer.expected) };
}

describe('looks as it did', () => {
  before(() => emulateMedia({ reducedMotion: 'reduce' }));
  after(() => emulateMedia({ reducedMotion: 'no-preference' }));
  afterEach(() => {
    unmountAll();
    document.body.removeAttribute('style');
  });

  for (const [name, picture] of Object.entries(PICTURES)) {
    it(`${name}, which would not pass where it had moved or its colours were swapped`, async () => {
      const { taken, expected } = await take(name, picture);
      expect(differenceBetween(expected, taken)).to.be.at.most(TOLERANCE);
      expect(differenceBetween(expected, taken, shiftedBy(12))).to.be.above(TOLERANCE);
      if (picture.preset !== 'glyphs')
        // They are grey.
        expect(differenceBetween(expected, taken, swapped)).to.be.above(TOLERANCE);
    });
  }
});
