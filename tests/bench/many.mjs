/**
 * `npm run bench:many`: how smooth a page stays that has twelve figures, each revealed when it is first seen, while a
 * reader scrolls down and up again; the intervals between its frames, beside those of the same page without figures.
 */
import { launch } from 'puppeteer-core';
import { ensureChrome, launchOptions } from '../tools/chrome.mjs';
import { freePort, serve } from '../tools/server.mjs';
import { withLibrary } from './library.mjs';

const FIGURES = 12;
const PRESETS = ['ring', 'figure-1', 'glyphs', 'moons'];
const ROUNDS = 3;

/** Pixels a second: a reader who skims. */
const PACE = 600;

/** Runs in the page: fills it, and scrolls through. */
async function scrollThrough(presets, figures, hasFigures, pace) {
  for (let i = 0; i < figures; i++) {
    const room = document.createElement('section');
    room.style.cssText = 'block-size: 700px; margin: 0 auto 400px; max-inline-size: 900px';
    if (hasFigures) {
      const figure = document.createElement('gan-trainer');
      Object.assign(figure, { preset: presets[i % presets.length], reveal: 'auto', autoplay: true });
      room.append(figure);
    }
    document.body.append(room);
  }
  const tasks = [];
  const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries()));
  observer.observe({ type: 'longtask' });
  const frame = () => new Promise(requestAnimationFrame);
  const intervals = [];
  let last = await frame();
  const end = document.documentElement.scrollHeight - innerHeight;
  for (const way of [1, -1]) {
    const start = last;
    let travelled = 0;
    while (travelled < end) {
      const now = await frame();
      intervals.push(now - last);
      last = now;
      travelled = Math.min(end, ((now - start) / 1000) * pace);
      scrollTo(0, way > 0 ? travelled : end - travelled);
    }
  }
  observer.disconnect();
  const trained = [...document.querySelectorAll('gan-trainer')].filter(
    ({ trainer }) => trainer?.state.kind !== 'failed' && trainer,
  );
  return { intervals, tasks: tasks.map(({ duration }) => duration), trained: trained.length };
}

const quantile = (values, q) => values.toSorted((a, b) => a - b)[Math.floor(q * (values.length - 1))];

async function measure(browser, origin, hasFigures) {
  const page = await browser.newPage();
  await page.setViewport({ width: 1000, height: 900 });
  await page.goto(`${origin}/tests/bench/many.html`);
  const seen = await page.evaluate(scrollThrough, PRESETS, FIGURES, hasFigures, PACE);
  await page.close();
  return seen;
}

await withLibrary(async ({ markdown }) => {
  const server = await serve({ port: await freePort() });
  const browser = await launch({ ...launchOptions(ensureChrome(), { webgpu: false }), protocolTimeout: 0 });
  try {
    const rounds = { with: [], without: [] };
    for (let round = 0; round < ROUNDS; round++) {
      rounds.with.push(await measure(browser, server.origin, true));
      rounds.without.push(await measure(browser, server.origin, false));
    }
    const rows = Object.entries(rounds).map(([name, seen]) => {
      const intervals = seen.flatMap((round) => round.intervals);
      const tasks = seen.flatMap((round) => round.tasks);
      return [
        name === 'with' ? 'twelve figures' : 'none',
        ...[0.5, 0.95, 0.99, 1].map((q) => quantile(intervals, q).toFixed(0)),
        String(tasks.length),
        Math.max(0, ...tasks).toFixed(0),
        seen.map((round) => round.trained).join(', '),
      ];
    });
    console.log(
      markdown(
        [
          'page',
          'frame (ms): median',
          '95 %',
          '99 %',
          'longest',
          'tasks > 50 ms',
          'longest (ms)',
          'figures that trained',
        ],
        rows,
      ),
    );
  } finally {
    await browser.close();
    await server.stop();
  }
});
