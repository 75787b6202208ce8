/**
 * `npm run bench [-- --case NAME --engine NAME --rounds N --json]`: steps per second of every engine at every case, as a
 * table or as JSON. Cases and engines may be several; an engine is meant by any beginning of its name, such as `tfjs`,
 * `jax-js-webgpu` or `tfjs-wasm-1`. Without an engine that needs one, such as with `gan-trainer-node`, no browser starts.
 */
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { startBrowser } from './browser.mjs';
import { findPytorch } from './engines/pytorch.mjs';
import { withLibrary } from './library.mjs';
import { startNode } from './node.mjs';

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
async function measure(library, hosts, options) {
  const [{ model }, { length }] = [cpus()[0], cpus()];
  const today = new Date().toISOString().slice(0, 10);
  const machine = [`${length} × ${model}`, ...hosts.map(({ description }) => description)].join(', ');
  (given.json ? console.error : console.log)(`${today}: ${machine}`);

  const rows = [];
  try {
    for (const measured of chooseCases(library))
      rows.push(...(await library.measureCase(measured, hosts, options)));
  } finally {
    console.log(given.json ? JSON.stringify(rows, undefined, 2) : `\n${library.table(rows)}`);
  }
}

await withLibrary(async (library, folder) => {
  const chosen = (name) => given.engine?.some((start) => library.label(name).startsWith(start)) ?? true;
  const node = await startNode(library, folder);
  const pytorch = findPytorch(library);
  const names = [...node.browserEngines, ...node.engines, ...pytorch.engines].map(library.label);
  const unknown = given.engine?.find((start) => !names.some((name) => name.startsWith(start)));
  if (unknown) throw new Error(`There is no engine ${unknown}; there are ${names.join(', ')}.`);
  chooseCases(library);
  const browser = node.browserEngines.some(chosen) && (await startBrowser(folder));
  const hosts = [...(browser ? [browser] : []), node, pytorch];
  try {
    await measure(library, hosts, { rounds, chosen, log, reference: node });
  } finally {
    if (browser) await browser.stop();
  }
});
