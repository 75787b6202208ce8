/**
 * `npm test`: lint, format, types, docs, build, an import in Node, the consumers that need no download, then every test in
 * Chrome: with WebGPU, again without, and on pages whose threads may share memory.
 * `npm test -- path …`: only the test files whose path contains one of the arguments.
 *
 * A test file's name says where it runs: `x.test.ts` and `x.webgpu.test.ts` with WebGPU, `x.fallback.test.ts` without,
 * `x.both.test.ts` in both, and `x.isolated.test.ts` on a cross-origin isolated page. Those in tests/real-data run only where there are real data.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { runInBrowser } from './browser-run.mjs';
import { ensureChrome } from './chrome.mjs';
import { noData, root } from './server.mjs';

const RUNS = [
  { name: 'WebGPU', webgpu: true, takes: (file) => !/\.(fallback|isolated)\.test\.ts$/.test(file) },
  { name: 'fallback', webgpu: false, takes: (file) => /\.(fallback|both)\.test\.ts$/.test(file) },
  { name: 'isolated', isolated: true, webgpu: false, takes: (file) => file.endsWith('.isolated.test.ts') },
];

/** Says whether the browser has what the run is meant for, so it goes first and with every selection. */
const PLACE_TEST = /^tests\/place\.\w+\.test\.ts$/;

const npmRun = (...script) => ['npm', 'run', '--silent', ...script];
const BUILD = { name: 'build', command: npmRun('build') };
const CHECKS = [
  { name: 'lint', command: npmRun('lint') },
  { name: 'format', command: npmRun('format:check') },
  { name: 'types', command: npmRun('types') },
  { name: 'docs', command: npmRun('docs', '--', '--check') },
  { name: 'translations', command: [process.execPath, 'tests/tools/missing-words.mjs'] },
];
const IMPORT_IN_NODE = {
  name: 'import in plain Node',
  command: [
    process.execPath,
    '--input-type=module',
    `--eval=
      for (const name of ['define', 'compare', 'cdn', 'cdn/compare', 'cdn/sdk']) await import('gan-trainer/' + name);
      const { createTrainer } = await import('gan-trainer');
      const { name, message } = await createTrainer().catch((error) => error);
      if (name !== 'WorkerError' || !message.includes('browser')) throw new Error(message);`,
  ],
};
const CONSUMERS = {
  name: 'consumers',
  command: [process.execPath, 'tests/tools/consumers.mjs', '--installed'],
};

const results = [];
process.chdir(root);

// The last line is written here, so that it is the last and true however the process ends.
process.on('exit', (code) => {
  const failures = results.filter(({ passed, skipped }) => !passed && !skipped);
  const passed = results.filter(({ passed }) => passed).length;
  const crashed = code !== 0 && failures.length === 0;
  report(failures);
  if (crashed) console.log('The test run itself failed.');
  if (noData) console.log(noData);
  console.log(`${passed} passed, ${failures.length + (crashed ? 1 : 0)} failed`);
  if (failures.length > 0) process.exitCode = 1;
});

function report(failures) {
  const slow = results.filter(({ duration = 0 }) => duration > 1000).sort((a, b) => b.duration - a.duration);
  const skipped = results.filter(({ skipped }) => skipped);
  const list = (title, lines) => lines.length > 0 && console.log(`\n${title}\n${lines.join('\n')}`);
  list(
    'Slowest',
    slow.slice(0, 10).map(({ name, duration }) => `  ${(duration / 1000).toFixed(1).padStart(6)} s  ${name}`),
  );
  list(
    'Skipped',
    skipped.map(({ name }) => `  ${name}`),
  );
  list(
    'Failed',
    failures.map(({ name, error }) => `  ${name}: ${error?.message ?? 'see above'}`),
  );
  console.log();
}

function runStep({ name, command: [program, ...args] }) {
  console.log(`\n— ${name}`);
  const start = Date.now();
  const passed = spawnSync(program, args, { stdio: 'inherit' }).status === 0;
  results.push({ name, passed, duration: Date.now() - start });
  return passed;
}

const filesIn = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/'));

/** Whether a source is newer than what was bundled from it; while developing, that costs less than bundling each time. */
function bundleIsStale() {
  const built = statSync('dist/worker.js', { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return [...filesIn('src'), ...filesIn('worker')].some((file) => statSync(file).mtimeMs > built);
}

function selectTests(filters) {
  const files = filesIn('tests').filter(
    (file) => file.endsWith('.test.ts') && !(noData && file.startsWith('tests/real-data/')),
  );
  const selected = (file) => filters.length === 0 || filters.some((filter) => file.includes(filter));
  return (run) => {
    const chosen = files.filter((file) => run.takes(file) && selected(file) && !PLACE_TEST.test(file)).sort();
    const place = files.filter((file) => run.takes(file) && PLACE_TEST.test(file));
    return chosen.length > 0 ? [...place, ...chosen] : [];
  };
}

/** Everything but the test files; false where there is nothing to show a browser. */
function checkAndBuild() {
  CHECKS.forEach(runStep);
  if (!runStep(BUILD) || !runStep(IMPORT_IN_NODE)) return false;
  runStep(CONSUMERS);
  return true;
}

async function main(filters) {
  if (noData) console.warn(noData);
  const chrome = ensureChrome();
  if (filters.length === 0) {
    if (!checkAndBuild()) return;
  } else if (bundleIsStale()) {
    spawnSync('npm', ['run', '--silent', 'bundle'], { stdio: 'inherit' });
  }
  const testsOf = selectTests(filters);
  const runs = RUNS.map((run) => ({ ...run, files: testsOf(run) })).filter(({ files }) => files.length > 0);
  if (runs.length === 0) throw new Error(`No test file matches ${filters.join(' or ')}.`);
  for (const { name, files, ...place } of runs) {
    console.log(`\n— ${name}: ${files.length} test files`);
    const outcome = await runInBrowser(files, { chrome, ...place }).catch((error) => [
      { name: 'did not run', passed: false, error },
    ]);
    results.push(...outcome.map((result) => ({ ...result, name: `${name}: ${result.name}` })));
  }
}

await main(process.argv.slice(2));
