/**
 * `npm run bench:looking [-- --preset NAME --views NAMES --after SECONDS --json]`: what looking costs. Steps per second of the built package
 * while `<gan-trainer fast>` draws what it shows by itself, or these views (`all` for every one), beside those of the same
 * training where nobody looks; and the longest task of the page's main thread meanwhile. `--after SECONDS` waits so long
 * before it measures: the view `metrics` first learns of the data what it needs.
 */
import { parseArgs } from 'node:util';
import { launch } from 'puppeteer-core';
import { ensureChrome, launchOptions } from '../tools/chrome.mjs';
import { freePort, serve } from '../tools/server.mjs';
import { viewNames } from '../tools/view-names.mjs';
import { withLibrary } from './library.mjs';

const { values: given } = parseArgs({
  options: {
    preset: { type: 'string', multiple: true, default: ['ring', 'figure-1', 'glyphs'] },
    views: { type: 'string' },
    after: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
});

const ROUNDS = 5;
const WARM_UP = 1000; // ms
const ROUND = 2000; // ms

/** Runs in the page. A round is `time` ms of each training by turns; both begin alike and go on where they stopped. */
async function trainByTurns(preset, views, after, rounds, warmUp, time) {
  const { createTrainer } = await import('/dist/cdn/sdk.js');
  const watched = document.querySelector('gan-trainer');
  Object.assign(watched, { preset, views });
  await watched.step();
  const { name } = watched.trainer.backend;
  const unwatched = await createTrainer({ config: { preset }, backend: name });

  const stepsPerSecond = async (training, time) => {
    const { step: before } = await training.step();
    const start = performance.now();
    await training.play();
    await new Promise((done) => setTimeout(done, time));
    await training.pause();
    const seconds = (performance.now() - start) / 1000;
    const { step: after } = await training.step();
    return (after - 1 - before) / seconds;
  };

  const speeds = { watched: [], unwatched: [] };
  await stepsPerSecond(watched, after);
  await stepsPerSecond(unwatched, warmUp);
  const tasks = [];
  const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries()));
  observer.observe({ type: 'longtask' }); // The browser counts those from 50 ms on.
  for (let round = 0; round < rounds; round++) {
    speeds.watched.push(await stepsPerSecond(watched, time));
    speeds.unwatched.push(await stepsPerSecond(unwatched, time));
  }
  return { backend: name, longest: Math.max(0, ...tasks.map(({ duration }) => duration)), ...speeds };
}

async function measure(browser, origin, { spread }, preset, views) {
  const page = await browser.newPage();
  await page.setViewport({ width: 1000, height: 1200 }); // It trains, and draws, only what is in view.
  await page.goto(`${origin}/tests/bench/looking.html`);
  const { backend, longest, ...speeds } = await page.evaluate(
    trainByTurns,
    preset,
    views,
    1000 * Number(given.after),
    ROUNDS,
    WARM_UP,
    ROUND,
  );
  await page.close();
  const [watched, unwatched] = [spread(speeds.watched), spread(speeds.unwatched)];
  return { preset, backend, longest, watched, unwatched, ratio: watched.median / unwatched.median };
}

function table(rows, { markdown, significant }) {
  return markdown(
    ['preset', 'backend', 'steps/s watched', 'steps/s unwatched', 'ratio', 'longest task (ms)'],
    rows.map(({ preset, backend, watched, unwatched, ratio, longest }) => {
      const [seen, unseen] = [watched, unwatched].map(({ median }) => significant(median));
      return [preset, backend, seen, unseen, ratio.toFixed(2), longest > 0 ? longest.toFixed(0) : '≤ 50'];
    }),
  );
}

await withLibrary(async (library) => {
  const server = await serve({ port: await freePort() });
  const browser = await launch({ ...launchOptions(ensureChrome(), { webgpu: true }), protocolTimeout: 0 });
  try {
    const views = given.views === 'all' ? (await viewNames(browser, server.origin)).join(' ') : given.views;
    const rows = [];
    for (const preset of given.preset)
      rows.push(await measure(browser, server.origin, library, preset, views));
    console.log(given.json ? JSON.stringify(rows, undefined, 2) : table(rows, library));
  } finally {
    await browser.close();
    await server.stop();
  }
});
