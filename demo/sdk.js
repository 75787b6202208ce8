/** A host without the widget: it brings its own points, trains on them through the SDK and draws what comes of it. */
import { createTrainer, datasets } from 'gan-trainer';

const SAMPLES = 500;

const element = (id) => document.getElementById(id);
const canvas = document.querySelector('canvas');

/** What to train on: [x, y] each, from −1 to 1. */
let points = heart();
/** Newest samples, x and y in turns. */
let samples = [];
/** The trainer, as a promise, from the first time it is needed. */
let trainer;
/** Ends the trainer, also while it is still being made. */
let life = new AbortController();

function heart() {
  return Array.from({ length: 1500 }, () => {
    const t = 2 * Math.PI * Math.random();
    const x = 16 * Math.sin(t) ** 3;
    const y = 13 * Math.cos(t) - 5 * Math.cos(2 * t) - 2 * Math.cos(3 * t) - Math.cos(4 * t) + 2.5;
    return near(x / 20, y / 20);
  });
}

function near(x, y) {
  return [x + 0.03 * (Math.random() - 0.5), y + 0.03 * (Math.random() - 0.5)];
}

async function open({ signal }) {
  const dataset = datasets.fromArray(points, { name: 'points' });
  const opened = await createTrainer({ dataset, seed: element('seed').valueAsNumber, signal });
  element('backend').textContent = opened.backend.name;
  element('backend').title = opened.backend.reason;
  opened.addEventListener('statechange', ({ state }) => showState(state.kind));
  follow(opened).catch(tell);
  return opened;
}

async function follow(opened) {
  for await (const { step, stepsPerSecond, value, scores } of opened.progress()) {
    const { data } = await opened.sample(SAMPLES);
    samples = data;
    draw();
    element('step').textContent = step.toLocaleString();
    element('pace').textContent = Math.round(stepsPerSecond).toLocaleString();
    element('value').textContent = value.toFixed(2).replace('-', '−');
    element('real').textContent = scores.real.toFixed(2);
    element('fake').textContent = scores.fake.toFixed(2);
  }
}

/** Ends what runs: the next command makes a trainer for the points as they are then. */
function end() {
  life.abort();
  life = new AbortController();
  trainer = undefined;
  samples = [];
  showState('idle');
  draw();
}

/** Has the trainer do something, and says what went wrong. */
async function command(give) {
  element('problem').textContent = '';
  try {
    if (!trainer) showState('loading');
    trainer ??= open(life);
    await give(await trainer);
  } catch (error) {
    tell(error);
  }
}

function tell(error) {
  if (error.name === 'AbortError') return; // It was ended on purpose.
  end();
  element('problem').textContent = `${error.name}: ${error.message}`;
}

function showState(kind) {
  element('state').textContent = kind;
  element('play').textContent = kind === 'running' ? 'Pause' : 'Play';
}

element('play').addEventListener('click', () =>
  command((opened) => (opened.state.kind === 'running' ? opened.pause() : opened.play())),
);

element('reset').addEventListener('click', () =>
  command((opened) => opened.reset({ seed: element('seed').valueAsNumber })),
);

element('heart').addEventListener('click', () => {
  points = heart();
  end();
});

canvas.addEventListener('pointerdown', (event) => {
  canvas.setPointerCapture(event.pointerId);
  points = [];
  end();
});

canvas.addEventListener('pointermove', (event) => {
  if (!canvas.hasPointerCapture(event.pointerId)) return;
  for (const { offsetX, offsetY } of event.getCoalescedEvents()) {
    const x = (2 * offsetX) / canvas.clientWidth - 1;
    const y = 1 - (2 * offsetY) / canvas.clientHeight;
    points.push(near(x, y), near(x, y), near(x, y));
  }
  draw();
});

function draw() {
  const context = canvas.getContext('2d');
  const { width, height } = canvas;
  const dots = (coordinates, colour, opacity) => {
    context.fillStyle = colour;
    context.globalAlpha = opacity;
    for (let i = 0; i < coordinates.length; i += 2) {
      context.beginPath();
      context.arc(
        ((1 + coordinates[i]) / 2) * width,
        ((1 - coordinates[i + 1]) / 2) * height,
        5,
        0,
        2 * Math.PI,
      );
      context.fill();
    }
  };
  context.clearRect(0, 0, width, height);
  dots(points.flat(), colourOf('.real'), 0.4);
  dots(samples, colourOf('.fake'), 1);
}

const colourOf = (selector) => getComputedStyle(document.querySelector(selector)).color;

matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
draw();
