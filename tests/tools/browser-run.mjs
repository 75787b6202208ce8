/** One run of test files in one Chrome, by web-test-runner. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { format } from 'node:util';
import { startTestRunner } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { bundleTests } from './bundle.mjs';
import { launchOptions } from './chrome.mjs';
import { freshProfile } from './fresh-profile.mjs';
import { pictures } from './pictures.mjs';
import { freePort, serverConfig } from './server.mjs';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** Every test below a suite, named as a reader would look for it: file, then suite › … › test. */
function flatten(suite, path) {
  return [
    ...suite.tests.map((test) => ({ ...test, name: [...path, test.name].join(' › ') })),
    ...suite.suites.flatMap((inner) => flatten(inner, [...path, inner.name])),
  ];
}

/**
 * What became of one file: its tests, and as a failure of its own whatever kept it from running them all (an import
 * that failed, an error outside a test, a page that crashed, a time limit).
 */
function resultsOf(session, file) {
  const tests = session.testResults ? flatten(session.testResults, [file]) : [];
  const obstacles = session.errors.map((error) => ({ name: file, passed: false, error }));
  if (session.status !== 'FINISHED') obstacles.push(failure(file, 'did not finish'));
  else if (tests.length + obstacles.length === 0) obstacles.push(failure(file, 'has no tests'));
  return [...tests, ...obstacles];
}

const failure = (name, message) => ({ name, passed: false, error: { message } });

/** Not by way of console.log, which web-test-runner holds back and paints over while it runs. */
const print = (...lines) => process.stdout.write(`${lines.join('\n')}\n`);
const indent = (text, depth) => String(text).replace(/^/gm, ' '.repeat(depth));

function printFile(session, file, results) {
  const failures = results.filter(({ passed, skipped }) => !passed && !skipped);
  const seconds = results.reduce((sum, { duration = 0 }) => sum + duration, 0) / SECOND;
  print(`${failures.length > 0 ? '✗' : '✓'} ${file} (${results.length}, ${seconds.toFixed(1)} s)`);
  for (const log of session.logs) print(indent(format(...log), 4));
  for (const { name, error } of failures) {
    print(`  ✗ ${name}`, indent(error?.message ?? 'failed without an error', 4));
    if (error?.expected !== undefined)
      print(`    expected ${error.expected}`, `    actual   ${error.actual}`);
    if (error?.stack) print(indent(error.stack, 4));
  }
}

/** web-test-runner's own log: only what went wrong. */
const logger = {
  log() {},
  debug() {},
  warn: print,
  error: print,
  group() {},
  groupEnd() {},
  logSyntaxError: ({ message }) => print(message),
};

/** Runs `files` one page at a time and returns the result of every test. */
export async function runInBrowser(files, { chrome, webgpu, isolated }) {
  await mkdir('out', { recursive: true });
  const folder = await mkdtemp(resolve('out/tests-'));
  const results = new Map();
  try {
    const sourceOf = await bundleTests(files, folder);
    const collect = (session) => {
      const file = sourceOf.get(session.testFile);
      results.set(file, resultsOf(session, file));
      printFile(session, file, results.get(file));
    };
    const runner = await startTestRunner({
      config: {
        ...serverConfig({ isolated }),
        nodeResolve: true, // Tests find the built package by its public name.
        port: await freePort(),
        files: [...sourceOf.keys()],
        browsers: [chromeLauncher({ launchOptions: launchOptions(chrome, { webgpu }), concurrency: 1 })],
        concurrency: 1,
        plugins: [pictures, freshProfile],
        browserStartTimeout: MINUTE,
        testsStartTimeout: MINUTE,
        testsFinishTimeout: 20 * MINUTE,
        testFramework: { config: { timeout: 2 * MINUTE } },
        logger,
        staticLogging: true,
        reporters: [
          { reportTestFileResults: ({ sessionsForTestFile }) => sessionsForTestFile.forEach(collect) },
        ],
      },
      readCliArgs: false,
      readFileConfig: false,
      autoExitProcess: false,
    });
    await new Promise((done) => {
      runner.on('finished', () => runner.stop());
      runner.on('stopped', done);
    });
    const unreported = [...runner.sessions.all()].filter(
      ({ testFile }) => !results.has(sourceOf.get(testFile)),
    );
    unreported.forEach(collect);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return [...results.values()].flat();
}
