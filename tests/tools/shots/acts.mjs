/**
 * What a reader does in a view, by the view and the state that it leads to, in this order, once the run is paused. Each runs
 * in the page with one figure; `states.mjs` needs only their names.
 */

const PATIENCE = 12_000; // ms

/** The first element of this name or class in the figure, in whatever shadow it is. */
function find(root, selector) {
  for (const element of root.querySelectorAll('*')) {
    if (element.matches(selector)) return element;
    const within = element.shadowRoot && find(element.shadowRoot, selector);
    if (within) return within;
  }
  return null;
}

/** Waits until something is so; not for ever, because a picture of what is there instead tells more than none. */
async function until(isSo) {
  const end = performance.now() + PATIENCE;
  while (!isSo() && performance.now() < end) await new Promise((done) => setTimeout(done, 50));
}

const pressIn = (figure, part, selector) => find(find(figure.shadowRoot, part).shadowRoot, selector).click();

async function trainUntil(figure, isSo) {
  await figure.play();
  await until(() => isSo(figure));
  await figure.pause();
}

const stepOf = (figure) => find(figure.shadowRoot, 'gan-status').progress?.step ?? 0;

const diagnosisOf = (figure) => find(figure.shadowRoot, 'gan-diagnosis');

/** Gives files to read, and waits for what comes of it. */
async function give(figure, ...files) {
  const data = find(figure.shadowRoot, 'gan-data');
  const chooser = data.shadowRoot.querySelector('input[type=file]');
  const transfer = new DataTransfer();
  for (const file of files) transfer.items.add(file);
  chooser.files = transfer.files;
  const outcome = () => data.shadowRoot.querySelector('.outcome').textContent;
  const before = outcome();
  chooser.dispatchEvent(new Event('change'));
  await until(() => data.reading.kind !== 'reading' && outcome() !== before);
}

/** A spiral of points, as a CSV. */
function points() {
  const rows = Array.from({ length: 400 }, (_, i) => {
    const [angle, radius] = [i / 32, i / 400];
    return `${(radius * Math.cos(angle)).toFixed(3)},${(radius * Math.sin(angle)).toFixed(3)}`;
  });
  return new File([['x,y', ...rows].join('\n')], 'spiral.csv');
}

/** Discs of all sizes and some colours. */
const images = () =>
  Promise.all(
    Array.from({ length: 24 }, async (_, i) => {
      const canvas = new OffscreenCanvas(48, 40);
      const context = canvas.getContext('2d');
      context.fillStyle = `hsl(${15 * i} 70% 50%)`;
      context.arc(24, 20, 6 + (i % 12), 0, 7);
      context.fill();
      return new File([await canvas.convertToBlob()], `disc-${i}.png`);
    }),
  );

/** Sprays points along a circle. */
function draw(figure) {
  const field = find(figure.shadowRoot, 'gan-drawing').shadowRoot.querySelector('svg');
  field.setPointerCapture = () => {};
  field.hasPointerCapture = () => true;
  const { left, top, width } = field.getBoundingClientRect();
  for (let i = 0; i < 60; i++) {
    const [x, y] = [Math.cos(i / 9), Math.sin(i / 9)].map((value) => (width * (1 + 0.6 * value)) / 2);
    const name = i === 0 ? 'pointerdown' : 'pointermove';
    field.dispatchEvent(new PointerEvent(name, { clientX: left + x, clientY: top + y }));
  }
}

const nextLine = async (figure) => {
  const algorithm = find(figure.shadowRoot, 'gan-algorithm');
  const before = algorithm.place;
  pressIn(figure, 'gan-algorithm', '.primary');
  await until(() => algorithm.place !== before);
};

export const ACTS = {
  samples: {
    async chosen(figure) {
      const grid = find(figure.shadowRoot, 'gan-sample-grid').shadowRoot;
      const [enlarge, walkTo] = grid.querySelectorAll('[role=group] button');
      enlarge.click();
      grid.querySelectorAll('[role=gridcell]')[9].click();
      walkTo.click();
      grid.querySelectorAll('[role=gridcell]')[30].click();
      const samples = find(figure.shadowRoot, 'gan-samples');
      await until(() => samples.neighbours !== undefined && samples.verdict !== undefined);
    },
  },
  data: {
    points: (figure) => give(figure, points()),
    images: async (figure) => give(figure, ...(await images())),
    unreadable: (figure) => give(figure, new File(['%PDF-1.7'], 'thesis.pdf')),
    drawn: draw,
    async brought(figure) {
      let isReady = false;
      pressIn(figure, 'gan-drawing', '.primary');
      figure.addEventListener('gan-ready', () => (isReady = true), { once: true });
      await until(() => isReady && stepOf(figure) > 20);
      await figure.pause();
    },
  },
  timeline: {
    async back(figure) {
      const timeline = find(figure.shadowRoot, 'gan-timeline');
      await trainUntil(figure, () => timeline.steps.length > 4);
      const track = timeline.shadowRoot.querySelector('.track');
      for (const key of ['End', 'ArrowLeft', 'ArrowLeft'])
        track.dispatchEvent(new KeyboardEvent('keydown', { key }));
      await until(() => timeline.returned && stepOf(figure) === timeline.step);
    },
  },
  metrics: {
    diagnosed: (figure) => trainUntil(figure, () => diagnosisOf(figure).findings.diagnoses?.length > 0),
    async all(figure) {
      const metrics = find(figure.shadowRoot, 'gan-metrics');
      metrics.shadowRoot.querySelector('summary').click();
      await trainUntil(figure, () => metrics.others.length > 2);
    },
  },
  networks: {
    typed(figure) {
      const inputs = find(figure.shadowRoot, 'gan-networks').shadowRoot.querySelectorAll('input');
      for (const [input, value] of [
        [inputs[1], '100000'],
        [inputs[2], '96'],
      ]) {
        input.value = value;
        input.dispatchEvent(new Event('input'));
      }
    },
  },
  algorithm: {
    async middle(figure) {
      for (let line = 0; line < 3; line++) await nextLine(figure);
    },
    async end(figure) {
      for (let line = 0; line < 2; line++) await nextLine(figure);
    },
  },
  menu: {
    async copied(figure) {
      if (!find(figure.shadowRoot, '.menu')) return; // Its author offers none.
      await until(() => find(figure.shadowRoot, 'gan-menu'));
      pressIn(figure, 'gan-menu', '[data-action=embed]');
      await until(() => find(figure.shadowRoot, 'gan-menu').outcome);
    },
  },
};
