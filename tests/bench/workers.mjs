/**
 * `npm run bench:workers`: whether several trainings in a page are faster in one worker, with one GPU device, than in one
 * each. Steps per second of all together, and how long it takes until all can begin; medians of interleaved rounds.
 */
import { relative } from 'node:path';
import { launch } from 'puppeteer-core';
import { ensureChrome, launchOptions } from '../tools/chrome.mjs';
import { freePort, root, serve } from '../tools/server.mjs';
import { withLibrary } from './library.mjs';

const ROUNDS = 5;
const TIMES = { warmUp: 500, time: 1500 }; // ms

const CASES = [
  { preset: 'ring', backend: 'wasm', trainings: 2 },
  { preset: 'ring', backend: 'wasm', trainings: 4 },
  { preset: 'glyphs', backend: 'wasm', trainings: 2 },
  { preset: 'ring', backend: 'webgpu', trainings: 2 },
  { preset: 'ring', backend: 'webgpu', trainings: 4 },
];

async function measure(page, { spread }, { preset, backend, trainings }) {
  const rounds = { each: [], one: [] };
  for (let round = 0; round < ROUNDS; round++)
    for (const way of ['each', 'one'])
      rounds[way].push(
        await page.evaluate(
          (...given) => trainTogether(...given),
          preset,
          backend,
          trainings,
          way === 'one',
          TIMES,
        ),
      );
  const median = (way, name) => spread(rounds[way].map((round) => round[name])).median;
  return {
    name: [preset, backend, String(trainings)],
    speeds: ['each', 'one'].map((way) => median(way, 'stepsPerSecond')),
    ready: ['each', 'one'].map((way) => median(way, 'readyMs')),
  };
}

await withLibrary(async (library, folder) => {
  const server = await serve({ port: await freePort() });
  const browser = await launch({ ...launchOptions(ensureChrome(), { webgpu: true }), protocolTimeout: 0 });
  try {
    const page = await browser.newPage();
    await page.goto(`${server.origin}/tests/bench/page.html`);
    await page.addScriptTag({ url: `/${relative(root, folder)}/sessions-page.js`, type: 'module' });
    const rows = [];
    for (const each of CASES) {
      const { name, speeds, ready } = await measure(page, library, each);
      rows.push([
        ...name,
        ...speeds.map(library.significant),
        (speeds[1] / speeds[0]).toFixed(2),
        ...ready.map((ms) => ms.toFixed(0)),
      ]);
    }
    console.log(
      library.markdown(
        [
          'preset',
          'backend',
          'trainings',
          'steps/s, a worker each',
          'one worker',
          'ratio',
          'ready (ms), each',
          'one',
        ],
        rows,
      ),
    );
  } finally {
    await browser.close();
    await server.stop();
  }
});
