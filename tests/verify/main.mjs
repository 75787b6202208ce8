/**
 * `npm run verify [-- --preset NAME … --seeds N --json]`: trains presets in a real browser to their budgets and compares
 * what comes of them with what is expected (src/shared/expectations.ts).
 */
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { launch } from 'puppeteer-core';
import { ensureChrome, launchOptions } from '../tools/chrome.mjs';
import { importTypeScript } from '../tools/import-typescript.mjs';
import { freePort, noData, serve } from '../tools/server.mjs';

const { BACKEND_CHOICES, EXPECTATIONS, PRESETS, markdown, significant } =
  await importTypeScript('tests/verify/index.ts');

const USAGE = `npm run verify -- [options]
  --preset NAME   one of ${Object.keys(EXPECTATIONS).join(', ')};
                  may be repeated; all without one, which takes hours and real data
  --seeds N       seeds 1 to N (3)
  --backend NAME  auto, wasm, webgpu, … (auto)
  --config JSON   what to change of the preset's config, to try something
  --steps N       steps in place of the budget's, to try something
  --json          JSON in place of a table`;

const { values: given } = parseArgs({
  options: {
    preset: { type: 'string', multiple: true, default: Object.keys(EXPECTATIONS) },
    seeds: { type: 'string', default: '3' },
    backend: { type: 'string', default: 'auto' },
    config: { type: 'string', default: '{}' },
    steps: { type: 'string' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (given.help) {
  console.log(USAGE);
  process.exit();
}
const [seeds, asked] = [Number(given.seeds), given.steps && Number(given.steps)];
const isCount = (value, least) => Number.isInteger(value) && value >= least;
for (const name of given.preset) if (!EXPECTATIONS[name]) refuse(`There is no expectation of ${name}.`);
if (!isCount(seeds, 1)) refuse(`--seeds is ${given.seeds}; it must be a whole number from 1 on.`);
if (asked !== undefined && !isCount(asked, 0))
  refuse(`--steps is ${given.steps}; it must be a whole number from 0 on.`);
if (!BACKEND_CHOICES.includes(given.backend))
  refuse(`--backend is ${given.backend}; it must be ${BACKEND_CHOICES.join(' or ')}.`);
const patch = parsed(given.config);

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch (thrown) {
    return refuse(`--config is no JSON: ${thrown.message}.`);
  }
}

function refuse(sentence) {
  console.error(`${sentence}\n\n${USAGE}`);
  process.exit(1);
}

/** Data that a preset brings none of. */
function realDataOf({ name, dataset }) {
  if (dataset !== undefined) return undefined;
  if (name === 'paper-mnist') return 'mnist with its test set';
  return name.startsWith('cifar10') ? 'cifar10' : 'mnist';
}

async function verify(page, name) {
  const { steps, count, numbers, diagnoses, curve } = EXPECTATIONS[name];
  const preset = PRESETS.find((preset) => preset.name === name);
  const runs = [];
  for (let seed = 1; seed <= seeds; seed++) {
    const request = {
      real: realDataOf(preset),
      config: { ...patch, preset: name },
      seed,
      backend: given.backend,
      steps: asked ?? steps,
      metrics: numbers.map(({ metric }) => metric),
      count,
      before: numbers.some(({ per }) => per === 'start'),
      curve,
    };
    runs.push(await page.evaluate((request) => globalThis.train(request), request));
    const { seconds, measured } = runs.at(-1);
    const said = measured.map(
      ({ metric, value, floor }) => `${metric} ${[value, floor].map(shown).join(' / ')}`,
    );
    console.error(`${name}, seed ${seed}: ${seconds.toFixed(1)} s; ${said.join(', ')}`);
  }
  return {
    rows: [...numbers.map((expected) => judge(name, expected, runs)), judgeDiagnoses(name, diagnoses, runs)],
    looks: runs.flatMap(({ looks }, i) => looks.map((look) => ({ preset: name, seed: i + 1, ...look }))),
  };
}

/** One row of the table: a metric over all seeds. */
function judge(preset, { metric, per, least, most }, runs) {
  const of = (measured) => measured?.find((one) => one.metric === metric);
  const values = runs.map(({ measured, before }) => {
    const { value, floor } = of(measured);
    return per === 'floor' ? value / floor : per === 'start' ? value / of(before).value : value;
  });
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const deviation = Math.sqrt(
    values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length - 1),
  );
  const { n, floor, error, sigma } = of(runs[0].measured);
  const isBound = least !== undefined || most !== undefined;
  const isWithin = (value) => value >= (least ?? -Infinity) && value <= (most ?? Infinity);
  return {
    preset,
    metric: per === undefined ? metric : `${metric} / ${per === 'floor' ? 'real' : 'at first'}`,
    mean,
    deviation,
    values,
    floor: per === 'floor' ? 1 : floor,
    // Of one run: those of several are not those of their mean.
    ...(runs.length === 1 && { error, sigma }),
    n,
    expected: isBound ? [least ?? null, most ?? null] : null,
    met: isBound ? isWithin(mean) : null,
    seedsThatMeet: isBound ? values.filter(isWithin).length : null,
    ...course(runs),
  };
}

/** The share of the runs of which is said what is to be said, and nothing else. */
function judgeDiagnoses(preset, expected, runs) {
  const values = runs.map(({ diagnoses }) => Number(String(diagnoses) === String(expected)));
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const metric = `diagnosed: ${expected.join(' and ') || 'nothing'}`;
  const said = runs.map(({ diagnoses }) => diagnoses);
  return {
    preset,
    metric,
    mean,
    deviation: 0,
    values,
    said,
    n: runs.length,
    expected: [1, null],
    met: mean === 1,
    seedsThatMeet: values.filter((value) => value === 1).length,
    ...course(runs),
  };
}

/** What the runs ran on, and the median of how long they took. */
function course(runs) {
  const { backend, threads } = runs[0];
  const seconds = runs.map((run) => run.seconds).sort((a, b) => a - b)[Math.floor(runs.length / 2)];
  return { backend, threads, seconds };
}

function shown(value) {
  return value === undefined ? '' : significant(value);
}

function boundsText(expected) {
  if (!expected) return '';
  const [least, most] = expected;
  if (least !== null && most !== null) return `${least} to ${most}`;
  return least !== null ? `≥ ${least}` : `≤ ${most}`;
}

function table(rows) {
  return markdown(
    ['preset', 'metric', 'mean ± deviation', 'error', 'real data', 'n', 'expected', 'met', 'by', 'seconds'],
    rows.map(
      ({
        preset,
        metric,
        mean,
        deviation,
        error,
        sigma,
        floor,
        n,
        expected,
        met,
        seedsThatMeet,
        seconds,
      }) => [
        preset,
        sigma === undefined ? metric : `${metric}, σ = ${significant(sigma)}`,
        `${significant(mean)} ± ${significant(deviation)}`,
        shown(error),
        shown(floor),
        String(n),
        boundsText(expected),
        met === null ? '' : met ? 'yes' : 'NO',
        met === null ? '' : `${seedsThatMeet} of ${seeds}`,
        significant(seconds),
      ],
    ),
  );
}

/** What was measured on the way. */
function curveTable(looks) {
  return markdown(
    ['preset', 'seed', 'step', 'metric', 'value', 'error', 'σ', 'real data'],
    looks.flatMap(({ preset, seed, step, measured }) =>
      measured.map(({ metric, value, error, sigma, floor }) => [
        preset,
        String(seed),
        String(step),
        metric,
        ...[value, error, sigma, floor].map(shown),
      ]),
    ),
  );
}

if (noData && given.preset.some((name) => realDataOf(PRESETS.find((preset) => preset.name === name)))) {
  console.error(noData);
  process.exit(1);
}
const server = await serve({ port: await freePort(), isolated: true });
const browser = await launch({ ...launchOptions(ensureChrome(), { webgpu: true }), protocolTimeout: 0 });
try {
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error(error));
  page.on('console', (message) => console.error(message.text()));
  await page.goto(`${server.origin}/tests/verify/page.html`);
  await page.addScriptTag({ url: '/tests/verify/page.js', type: 'module' });
  const [rows, looks] = [[], []];
  for (const name of given.preset) {
    const verified = await verify(page, name);
    rows.push(...verified.rows);
    looks.push(...verified.looks);
  }
  const machine = `${cpus()[0].model}, ${cpus().length} cores, ${await browser.version()}`;
  if (given.json) console.log(JSON.stringify({ machine, seeds, rows, looks }, undefined, 2));
  else {
    console.log(`${machine}; ${seeds} ${seeds === 1 ? 'seed' : 'seeds'}\n\n${table(rows)}`);
    if (looks.length > 0) console.log(`\n${curveTable(looks)}`);
  }
  if (rows.some(({ met }) => met === false)) process.exitCode = 1;
} finally {
  await browser.close();
  await server.stop();
}
