/**
 * `npm run bench`: steps per second of every engine at every case, as a table or as JSON; `npm run bench -- --help` says
 * what can be chosen. Without an engine that needs one, such as with `gan-trainer-node`, no browser starts.
 */
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { startBrowser } from './browser.mjs';
import { findPytorch } from './engines/pytorch.mjs';
import { withLibrary } from './library.mjs';
import { startNode } from './node.mjs';

const ROUNDS = 5;

const usage = ({ CASES }) => `\
npm run bench [-- OPTIONS]: training steps per second of every engine at every case.

  --case NAME      only this case; may be repeated: ${CASES.map(({ name }) => name).join(', ')}
  --engine PREFIX  only engines whose names begin so, such as tfjs, jax-js-webgpu or gan-trainer-wasm-1; may be repeated
  --rounds N       how often each engine is timed, by turns (${ROUNDS})
  --json           rows as JSON in place of the table
  --help           this text`;

/** Something is wrong with the arguments. */
class UsageError extends Error {}

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        case: { type: 'string', multiple: true },
        engine: { type: 'string', multiple: true },
        rounds: { type: 'string', default: String(ROUNDS) },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    return { ...values, rounds: readRounds(values.rounds) };
  } catch ({ message }) {
    throw new UsageError(message);
  }
}

function readRounds(text) {
  const rounds = Number(text);
  if (!(Number.isInteger(rounds) && rounds >= 1))
    throw new UsageError(`--rounds is ${text}, which is no whole number from 1 on`);
  return rounds;
}

function chooseCases({ CASES }, given) {
  const names = CASES.map(({ name }) => name);
  const unknown = given.case?.find((name) => !names.includes(name));
  if (unknown) throw new UsageError(`There is no case ${unknown}; there are ${names.join(', ')}`);
  return CASES.filter(({ name }) => given.case?.includes(name) ?? true);
}

function log(message) {
  console.error(`${(performance.now() / 1000).toFixed(0).padStart(5)} s  ${message}`);
}

/** Measures and prints, also what there is when something fails. */
async function measure(library, { cases, hosts, json, ...options }) {
  const [{ model }, { length }] = [cpus()[0], cpus()];
  const today = new Date().toISOString().slice(0, 10);
  const machine = [`${length} × ${model}`, ...hosts.map(({ description }) => description)].join(', ');
  (json ? console.error : console.log)(`${today}: ${machine}`);

  const rows = [];
  try {
    for (const measured of cases) rows.push(...(await library.measureCase(measured, hosts, options)));
  } finally {
    console.log(json ? JSON.stringify(rows, undefined, 2) : `\n${library.table(rows)}`);
  }
}

async function bench(given, library, folder) {
  const { rounds, json } = given;
  const cases = chooseCases(library, given);
  const chosen = (name) => given.engine?.some((start) => library.label(name).startsWith(start)) ?? true;
  const node = await startNode(library, folder);
  const pytorch = findPytorch(library);
  const names = [...node.browserEngines, ...node.engines, ...pytorch.engines].map(library.label);
  const unknown = given.engine?.find((start) => !names.some((name) => name.startsWith(start)));
  if (unknown) throw new UsageError(`There is no engine ${unknown}; there are ${names.join(', ')}`);
  const browser = node.browserEngines.some(chosen) && (await startBrowser(folder));
  const hosts = [...(browser ? [browser] : []), node, pytorch];
  try {
    await measure(library, { cases, hosts, json, rounds, chosen, log, reference: node });
  } finally {
    if (browser) await browser.stop();
  }
}

try {
  const given = readArguments();
  await withLibrary((library, folder) =>
    given.help ? console.log(usage(library)) : bench(given, library, folder),
  );
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(`${error.message}. See npm run bench -- --help.`);
  process.exitCode = 1;
}
