/**
 * The states that a subject is photographed in, in this order, each reached from the one before. `enter` runs in the page
 * with its figures, `leave` after the pictures are taken.
 */

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

export const STATES = {
  before: {},
  during: {
    async enter(page, { play }) {
      if (play) await page.click(play);
      await withFigures(page, train, STEPS, PATIENCE);
    },
  },
  paused: { enter: (page) => withFigures(page, (figure) => figure.pause()) },
  settings: {
    enter: (page) => withFigures(page, press, 'settings'),
    leave: (page) => withFigures(page, press, 'settings'),
  },
  menu: {
    enter: (page) => withFigures(page, press, 'menu'),
    leave: (page) => withFigures(page, press, 'menu'),
  },
  failed: { enter: (page) => withFigures(page, fail) },
  refused: { enter: (page) => withFigures(page, refuse) },
};
