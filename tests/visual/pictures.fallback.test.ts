import 'gan-trainer/define';
import { executeServerCommand } from '@web/test-runner-commands';
import { expect } from 'chai';
import { CURVES } from '../../src/curves.js';
import { find, unmountAll, until } from '../gan-trainer/inside.js';
import { differenceBetween, pictureFrom, shiftedBy, swapped } from './compare.js';

/** What edges that another machine smooths otherwise may make of a cell's mean, of 255. */
const TOLERANCE = 20;

/** How long a picture may take to come to rest. */
const PATIENCE = 20_000; // ms

const STEPS = 100;

const THEMES = {
  light: 'color-scheme: light; color: #222; background: #fff',
  dark: 'color-scheme: dark; color: #ddd; background: #111',
};

interface Picture {
  readonly preset: 'ring' | 'figure-1';
  readonly part: 'view' | 'charts';
  readonly views: string;
  readonly theme: keyof typeof THEMES;
  readonly steps: number;
}

const plain: Picture = { preset: 'ring', part: 'view', views: 'charts', theme: 'light', steps: STEPS };

/** Curves for the charts. */
const COURSE = Array.from({ length: 50 }, (_, i) => {
  const sums = Array.from({ length: CURVES.length }, (_, series) => 0.5 + 0.4 * Math.sin(i / 8 + series));
  return {
    last: 10 * (i + 1),
    count: 1,
    sums,
    minima: sums.map((value) => value - 0.05),
    maxima: sums.map((value) => value + 0.05),
  };
});

/** By their names in this folder. */
const PICTURES: Readonly<Record<string, Picture>> = {
  'plane-still': { ...plain, steps: 0 },
  plane: plain,
  'plane-dark': { ...plain, theme: 'dark' },
  'density-still': { ...plain, preset: 'figure-1', steps: 0 },
  density: { ...plain, preset: 'figure-1' },
  'density-dark': { ...plain, preset: 'figure-1', theme: 'dark' },
  theory: { ...plain, preset: 'figure-1', views: 'theory' },
  charts: { ...plain, part: 'charts' },
  'charts-dark': { ...plain, part: 'charts', theme: 'dark' },
  map: { ...plain, views: 'map' },
  forces: { ...plain, views: 'forces' },
  'forces-density': { ...plain, preset: 'figure-1', views: 'forces' },
};

/** Words are wider or narrower from font to font, so none is seen, and none takes room in the keys. */
const wordless = new CSSStyleSheet();
wordless.replaceSync(`
  * { -webkit-text-fill-color: transparent !important }
  text { visibility: hidden !important }
  .key .name { display: none !important }
  .scale { visibility: hidden !important }
`);

function hideWords(root: ShadowRoot): void {
  if (!root.adoptedStyleSheets.includes(wordless)) root.adoptedStyleSheets.push(wordless);
  for (const element of root.querySelectorAll('*')) if (element.shadowRoot) hideWords(element.shadowRoot);
}

/** How often a run is looked at depends on the machine, so the curves are of none. */
async function renderCharts(): Promise<HTMLElement> {
  const charts = document.createElement('gan-charts');
  charts.buckets = COURSE;
  charts.style.cssText = 'display: grid; grid-template-rows: 1fr 1fr; gap: 12px; block-size: 376px';
  document.body.replaceChildren(charts);
  await charts.updateComplete;
  return charts;
}

async function render({ preset, part, views, theme, steps }: Picture): Promise<HTMLElement> {
  document.body.style.cssText = `${THEMES[theme]}; margin: 0; inline-size: 320px; font: 16px sans-serif`;
  const figure = document.createElement('gan-trainer');
  Object.assign(figure, { preset, views, seed: 1, backend: 'wasm' });
  document.body.append(figure);
  await figure.updateComplete;
  if (steps > 0) await figure.step(steps);
  const element = find(figure, `.${part}`);
  await until(() => element.clientHeight > 0 && element.shadowRoot !== null, 'it is loaded');
  const pictured = part === 'charts' ? await renderCharts() : element;
  hideWords(pictured.shadowRoot!);
  return pictured;
}

interface Pair {
  readonly taken: ImageBitmap;
  readonly expected: ImageBitmap;
}

async function take(name: string, element: HTMLElement): Promise<Pair> {
  const { x, y, width, height } = element.getBoundingClientRect();
  const answer = await executeServerCommand<{ readonly taken: string; readonly expected: string }, object>(
    'take-picture',
    {
      name,
      clip: { x: Math.floor(x), y: Math.floor(y), width: Math.floor(width), height: Math.floor(height) },
    },
  );
  return { taken: await pictureFrom(answer.taken), expected: await pictureFrom(answer.expected) };
}

/** Taken again until it is as expected: what is drawn comes to rest in its own time. */
async function takeAtRest(name: string, element: HTMLElement): Promise<Pair> {
  const end = performance.now() + PATIENCE;
  for (;;) {
    const pair = await take(name, element);
    const isThere = differenceBetween(pair.expected, pair.taken) <= TOLERANCE;
    if (isThere || performance.now() > end) return pair;
  }
}

describe('looks as it did', () => {
  afterEach(() => {
    unmountAll();
    document.body.removeAttribute('style');
  });

  for (const [name, picture] of Object.entries(PICTURES)) {
    it(`${name}, which would not pass where it had moved or its colours were swapped`, async () => {
      const { taken, expected } = await takeAtRest(name, await render(picture));
      expect(differenceBetween(expected, taken)).to.be.at.most(TOLERANCE);
      expect(differenceBetween(expected, taken, shiftedBy(12))).to.be.above(TOLERANCE);
      expect(differenceBetween(expected, taken, swapped)).to.be.above(TOLERANCE);
    });
  }
});
