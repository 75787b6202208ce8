/**
 * `npm run test:consumers [-- --only vite,react] [--installed]`: each project of tests/consumers/ installs this package
 * as `npm pack` packs it, builds, and trains 20 steps in Chrome. Fails where a build fails or a page logs an error.
 *
 * With `--installed` only those run that need no more than this repository has installed, and they find it here.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { launch } from 'puppeteer-core';
import { ensureChrome, launchOptions } from './chrome.mjs';
import { collectErrors } from './page-errors.mjs';
import { freePort, root, serve } from './server.mjs';

const STEPS = 20;
const PATIENCE = 60_000; // ms

const projects = join(root, 'tests/consumers');
const TARBALL = 'gan-trainer.tgz';

const { values: options } = parseArgs({
  options: { only: { type: 'string' }, installed: { type: 'boolean' } },
});

const manifestOf = (folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

/** What a project needs besides this package. */
function toolsOf(folder) {
  const { dependencies, devDependencies } = manifestOf(folder);
  return Object.keys({ ...dependencies, ...devDependencies }).filter((name) => name !== 'gan-trainer');
}

/** Whether this repository itself brings what the project needs. */
function needsNothing(project) {
  const { dependencies, devDependencies } = manifestOf(root);
  const here = { ...dependencies, ...devDependencies };
  return toolsOf(join(projects, project)).every((name) => name in here);
}

/** Runs a program; throws with all that it printed where it fails. */
function run(cwd, program, ...args) {
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd, encoding: 'utf8' });
  if (error) throw error;
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}\n${stdout}${stderr}`);
  return stdout;
}

/** Where a project's modules are found, without installing any but this package, in a folder of this repository. */
function unpack(folder) {
  const place = join(folder, 'node_modules/gan-trainer');
  mkdirSync(place, { recursive: true });
  run(folder, 'tar', '-xzf', `../${TARBALL}`, '-C', place, '--strip-components', '1');
}

function install(folder) {
  run(folder, 'npm', 'install', '--no-audit', '--no-fund', '--no-package-lock');
}

/** The versions of the tools, as the project finds them. */
function versionsIn(folder) {
  return toolsOf(folder).map((name) => {
    const place = [folder, root].map((from) => join(from, 'node_modules', name)).find(existsSync);
    return `${name} ${manifestOf(place).version}`;
  });
}

/** Runs in the page: trains its widget, and resolves once the page has been told so. */
async function train(steps) {
  await customElements.whenDefined('gan-trainer');
  const figure = document.querySelector('gan-trainer');
  const told = new Promise((done) => {
    figure.addEventListener('gan-progress', ({ progress }) => progress.step >= steps && done());
  });
  await Promise.all([figure.step(steps), told]);
}

/** Runs in the page: whether what the page itself shows of the step, where it does, is up to date. */
const shows = (steps) =>
  [...document.querySelectorAll('output')].every(({ textContent }) => Number(textContent) === steps);

/** Trains on the page at `url`; throws with what it logged where something goes wrong. */
async function trainOn(url, port) {
  const { args, ...options } = launchOptions(ensureChrome(), { webgpu: false });
  // The same server under a name of its own: another origin.
  const browser = await launch({
    ...options,
    protocolTimeout: PATIENCE,
    args: [...args, `--host-resolver-rules=MAP cdn.example 127.0.0.1:${port}`],
  });
  const page = await browser.newPage();
  const errors = collectErrors(page);
  try {
    await page.goto(url);
    await page.waitForSelector('gan-trainer');
    await page.evaluate(train, STEPS);
    await page.waitForFunction(shows, { timeout: 5000 }, STEPS);
  } catch (error) {
    errors.unshift(String(error));
  } finally {
    await browser.close();
  }
  if (errors.length > 0) throw new Error(errors.join('\n'));
}

/** Any page may load what a server of static files has, as from a CDN. */
function share(ctx, next) {
  ctx.set('Access-Control-Allow-Origin', '*');
  return next();
}

async function trainBuilt(folder) {
  const port = await freePort();
  const server = await serve({ port, config: { rootDir: join(folder, 'dist'), middleware: [share] } });
  try {
    await trainOn(server.origin, port);
  } finally {
    await server.stop();
  }
}

/** What became of one project, as a line or several. */
async function test(project, folder) {
  const start = Date.now();
  const seconds = () => `${((Date.now() - start) / 1000).toFixed(0)} s`;
  cpSync(join(projects, project), folder, { recursive: true });
  try {
    if (options.installed) unpack(folder);
    else install(folder);
    run(folder, 'npm', 'run', 'build');
    await trainBuilt(folder);
    console.log(`✓ ${[project, ...versionsIn(folder)].join(', ')} (${seconds()})`);
  } catch (error) {
    process.exitCode = 1;
    console.log(`✗ ${project} (${seconds()})\n${String(error.message).replace(/^/gm, '    ')}`);
  }
}

const chosen = readdirSync(projects, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .filter((name) => options.only?.split(',').includes(name) ?? true)
  .filter((name) => !options.installed || needsNothing(name));
if (chosen.length === 0) throw new Error('No project of tests/consumers is meant.');

// Outside of the repository a project has only what it installs; inside, what the repository has.
if (options.installed) mkdirSync(join(root, 'out'), { recursive: true });
const folder = mkdtempSync(join(options.installed ? join(root, 'out') : tmpdir(), 'consumers-'));
try {
  const [packed] = JSON.parse(
    run(root, 'npm', 'pack', '--json', '--ignore-scripts', '--pack-destination', folder),
  );
  cpSync(join(folder, packed.filename), join(folder, TARBALL));
  for (const project of chosen) await test(project, join(folder, project));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
