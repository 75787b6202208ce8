/**
 * The states that a subject is photographed in, in this order, each reached from the one before. `enter` runs in the page
 * with its figures, `leave` after the pictures are taken.
 */
import { ACTS } from './acts.mjs';

/** How far every figure trains, or how long where that is reached no sooner. */
const STEPS = 60;
const PATIENCE = 12_000; // ms

/** The figures of a page, but those that two runs side by side have inside. */
export const FIGURES = 'gan-trainer:not([hidden]), gan-compare';

/** Has every figure done something, in the page, and waits until all are rendered. */
const withFigures = (page, act, ...values) =>
  page.evaluate(
    async (source, values, selector) => {
      const act = (0, eval)(source);
      const figures = [...document.querySelectorAll(selector)];
      await Promise.all(figures.map((figure) => act(figure, ...values)));
      await Promise.all(figures.map((figure) => figure.updateComplete));
    },
    act.toString(),
    values,
    FIGURES,
  );

const train = (figure, steps, patience) =>
  new Promise((done) => {
    setTimeout(done, patience);
    figure.addEventListener('gan-progress', ({ progress }) => progress.step >= steps && done());
    figure.play().catch(() => {});
  });

const press = (figure, name) =>
  figure.shadowRoot.querySelector('gan-controls').shadowRoot.querySelector(`.${name}`)?.click();

/** Has every figure done one of the `acts.mjs`, which are modules of the page's own. */
const act = (page, name, key) =>
  page.evaluate(
    async (name, key) => {
      const { ACTS } = await import('/tests/tools/shots/acts.mjs');
      for (const figure of document.querySelectorAll('gan-trainer')) await ACTS[name][key](figure);
    },
    name,
    key,
  );

const fail = async (figure) => {
  figure.workerUrl = '/no/such/worker.js';
  await new Promise((done) => setTimeout(done, 300)); // Its still is drawn.
  return new Promise((done) => {
    setTimeout(done, 5000);
    figure.addEventListener('gan-error', done, { once: true });
    figure.play().catch(() => {});
  });
};

const refuse = (figure) => {
  figure.workerUrl = undefined;
  figure.config = { k: 0 };
};

const BEFORE = {
  before: {},
  during: {
    async enter(page, { play }) {
      if (play) await page.click(play);
      await withFigures(page, train, STEPS, PATIENCE);
    },
  },
  paused: { enter: (page) => withFigures(page, (figure) => figure.pause()) },
};

const AFTER = {
  settings: {
    enter: (page) => withFigures(page, press, 'settings'),
    leave: (page) => withFigures(page, press, 'settings'),
  },
  menu: {
    enter: (page) => withFigures(page, press, 'menu'),
  },
  copied: {
    enter: (page) => act(page, 'menu', 'copied'),
    leave: (page) => withFigures(page, press, 'menu'),
  },
  failed: { enter: (page) => withFigures(page, fail) },
  refused: { enter: (page) => withFigures(page, refuse) },
};

/** All that there are for a subject, by their names: what is done in its views lies between them. */
export function statesOf({ acts = [] }) {
  const own = acts.flatMap((view) =>
    Object.keys(ACTS[view] ?? {}).map((state) => [state, { enter: (page) => act(page, view, state) }]),
  );
  return { ...BEFORE, ...Object.fromEntries(own), ...AFTER };
}
