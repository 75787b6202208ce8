/**
 * `npm run bench [-- --case NAME --engine NAME --rounds N --json]`: steps per second of every engine at every case, as a
 * table or as JSON. Cases and engines may be several; an engine is meant by any beginning of its name, such as `tfjs`,
 * `jax-js-webgpu` or `tfjs-wasm-1`.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { root } from '../tools/server.mjs';
import { startBrowser } from './browser.mjs';
import { findPytorch } from './engines/pytorch.mjs';

const { values: given } = parseArgs({
  options: {
    case: { type: 'string', multiple: true },
    engine: { type: 'string', multiple: true },
    rounds: { type: 'string', default: '5' },
    json: { type: 'boolean', default: false },
  },
});
const rounds = Number(given.rounds);
if (!(rounds >= 1)) throw new Error(`--rounds is ${given.rounds}, which is no number from 1 on.`);

/** Bundles what runs in the browser and what runs here, and returns the latter. */
async function bundle(folder) {
  await build({
    entryPoints: ['page.ts', 'worker.ts', 'index.ts'].map((file) => join(root, 'tests/bench', file)),
    outdir: folder,
    bundle: true,
    format: 'esm',
    target: 'es2022',
    logLevel: 'error',
  });
  return import(pathToFileURL(join(folder, 'index.js')).href);
}

function chooseCases({ CASES }) {
  const names = CASES.map(({ name }) => name);
  const unknown = given.case?.find((name) => !names.includes(name));
  if (unknown) throw new Error(`There is no case ${unknown}; there are ${names.join(', ')}.`);
  return CASES.filter(({ name }) => given.case?.includes(name) ?? true);
}

function log(message) {
  console.error(`${(performance.now() / 1000).toFixed(0).padStart(5)} s  ${message}`);
}

/** Measures and prints, also what there is when something fails. */
async function measure(library, browser) {
  const pytorch = findPytorch(library);
  const [{ model }, { length }] = [cpus()[0], cpus()];
  const today = new Date().toISOString().slice(0, 10);
  const machine = `${today}: ${length} × ${model}, ${browser.description}, ${pytorch.description}`;
  (given.json ? console.error : console.log)(machine);

  const chosen = (name) => given.engine?.some((start) => library.label(name).startsWith(start)) ?? true;
  const rows = [];
  try {
    for (const measured of chooseCases(library))
      rows.push(...(await library.measureCase(measured, [browser, pytorch], { rounds, chosen, log })));
  } finally {
    console.log(given.json ? JSON.stringify(rows, undefined, 2) : `\n${library.table(rows)}`);
  }
}

await mkdir(join(root, 'out'), { recursive: true });
const folder = await mkdtemp(join(root, 'out/bench-'));
try {
  const library = await bundle(folder);
  const browser = await startBrowser(folder);
  await measure(library, browser).finally(() => browser.stop());
} finally {
  await rm(folder, { recursive: true, force: true });
}
