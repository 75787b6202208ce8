/**
 * `npm run bench:looking [-- --preset NAME --json]`: what looking costs. Steps per second of the built package while
 * `<gan-trainer fast>` draws everything that it has, beside those of the same training where nobody looks.
 */
import { parseArgs } from 'node:util';
import { launch } from 'puppeteer-core';
import { ensureChrome, launchOptions } from '../tools/chrome.mjs';
import { freePort, serve } from '../tools/server.mjs';
import { withLibrary } from './library.mjs';

const { values: given } = parseArgs({
  options: {
    preset: { type: 'string', multiple: true, default: ['ring', 'figure-1', 'glyphs'] },
    json: { type: 'boolean', default: false },
  },
});

const ROUNDS = 5;
const WARM_UP = 1000; // ms
const ROUND = 2000; // ms

/** Runs in the page. A round is `time` ms of each training by turns; both begin alike and go on where they stopped. */
async function trainByTurns(preset, rounds, warmUp, time) {
  const { createTrainer } = await import('/dist/cdn/sdk.js');
  const watched = document.querySelector('gan-trainer');
  watched.preset = preset;
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
  for (const training of [watched, unwatched]) await stepsPerSecond(training, warmUp);
  for (let round = 0; round < rounds; round++) {
    speeds.watched.push(await stepsPerSecond(watched, time));
    speeds.unwatched.push(await stepsPerSecond(unwatched, time));
  }
  return { backend: name, ...speeds };
}

async function measure(browser, origin, { spread }, preset) {
  const page = await browser.newPage();
  await page.setViewport({ width: 1000, height: 1200 }); // It trains, and draws, only what is in view.
  await page.goto(`${origin}/tests/bench/looking.html`);
  const { backend, ...speeds } = await page.evaluate(trainByTurns, preset, ROUNDS, WARM_UP, ROUND);
  await page.close();
  const [watched, unwatched] = [spread(speeds.watched), spread(speeds.unwatched)];
  return { preset, backend, watched, unwatched, ratio: watched.median / unwatched.median };
}

function table(rows, { markdown, significant }) {
  return markdown(
    ['preset', 'backend', 'steps/s watched', 'steps/s unwatched', 'ratio'],
    rows.map(({ preset, backend, watched, unwatched, ratio }) => {
      const [seen, unseen] = [watched, unwatched].map(({ median }) => significant(median));
      return [preset, backend, seen, unseen, ratio.toFixed(2)];
    }),
  );
}

await withLibrary(async (library) => {
  const server = await serve({ port: await freePort() });
  const browser = await launch({ ...launchOptions(ensureChrome(), { webgpu: true }), protocolTimeout: 0 });
  try {
    const rows = [];
    for (const preset of given.preset) rows.push(await measure(browser, server.origin, library, preset));
    console.log(given.json ? JSON.stringify(rows, undefined, 2) : table(rows, library));
  } finally {
    await browser.close();
    await server.stop();
  }
});
