/** A host without the widget: it brings its own points, trains on them through the SDK and draws what comes of it. */
import { createTrainer, datasets } from 'gan-trainer';

const SAMPLES = 500;
const RADIUS = 5; // of a dot, in the canvas's own pixels

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
  for await (const progress of opened.progress()) {
    const { data } = await opened.sample(SAMPLES);
    samples = data;
    draw();
    showProgress(progress);
  }
}

/** Has the trainer do something. */
async function command(give) {
  element('note').textContent = '';
  try {
    if (points.length === 0) throw new Error('There is nothing to train on: draw something first.');
    if (!trainer) showState('loading');
    trainer ??= open(life);
    await give(await trainer);
  } catch (error) {
    tell(error);
  }
}

/** Says what went wrong, and makes way for another trainer. */
function tell(error) {
  if (error.name === 'AbortError') return; // It was ended on purpose.
  trainOn(points);
  element('note').textContent = error.message;
}

/** Ends what runs; the next command makes a trainer for these points. */
function trainOn(newPoints) {
  life.abort();
  life = new AbortController();
  trainer = undefined;
  points = newPoints;
  samples = [];
  element('note').textContent = '';
  element('backend').textContent = 'not chosen yet';
  element('backend').title = '';
  showState('idle');
  showProgress();
  draw();
}

function showState(kind) {
  element('state').textContent = kind;
  element('play').textContent = kind === 'running' ? 'Pause' : 'Play';
}

function showProgress({ step = 0, stepsPerSecond, value, scores } = {}) {
  element('step').textContent = step.toLocaleString();
  element('pace').textContent = stepsPerSecond ? Math.round(stepsPerSecond).toLocaleString() : '–';
  element('value').textContent = value?.toFixed(2).replace('-', '−') ?? '–';
  element('real').textContent = scores?.real.toFixed(2) ?? '–';
  element('fake').textContent = scores?.fake.toFixed(2) ?? '–';
}

element('play').addEventListener('click', () =>
  command((opened) =>
    opened.state.kind === 'running' ? opened.pause() : opened.play({ stepsPerSecond: 300 }),
  ),
);

element('reset').addEventListener('click', () =>
  command((opened) => opened.reset({ seed: element('seed').valueAsNumber })),
);

element('heart').addEventListener('click', () => {
  canvas.classList.remove('drawing');
  trainOn(heart());
});

element('draw').addEventListener('click', () => {
  canvas.classList.add('drawing');
  trainOn([]);
  element('note').textContent = 'Draw on the canvas, then press play.';
});

canvas.addEventListener('pointerdown', (event) => {
  if (!canvas.classList.contains('drawing')) return;
  canvas.setPointerCapture(event.pointerId);
  if (trainer) trainOn(points);
});

canvas.addEventListener('pointermove', (event) => {
  if (!canvas.hasPointerCapture(event.pointerId)) return;
  for (const { offsetX, offsetY } of event.getCoalescedEvents?.() ?? [event]) {
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
      const x = ((1 + coordinates[i]) / 2) * width;
      const y = ((1 - coordinates[i + 1]) / 2) * height;
      context.beginPath();
      context.arc(x, y, RADIUS, 0, 2 * Math.PI);
      context.fill();
    }
  };
  context.clearRect(0, 0, width, height);
  dots(points.flat(), colourOf('.real'), 0.4);
  dots(samples, colourOf('.fake'), 1);
}

function colourOf(selector) {
  return getComputedStyle(document.querySelector(selector)).color;
}

matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
draw();
