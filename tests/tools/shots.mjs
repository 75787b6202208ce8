/**
 * `npm run shots [-- --page NAME --scheme light|dark --width PIXELS]`: every page of demo/pages.json, before and during
 * training, in out/shots/. Fails when a page logs an error.
 */
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { launch } from 'puppeteer-core';
import { ensureChrome, launchOptions } from './chrome.mjs';
import { collectErrors } from './page-errors.mjs';
import { freePort, root, serve } from './server.mjs';

const SCHEMES = ['light', 'dark'];
const WIDTHS = [360, 1200];
/** How far each widget trains for its second picture, or how long where that is reached no sooner. */
const STEPS = 200;
const PATIENCE = 20_000; // ms
/** How long a page trains that has no widget, only a button that plays: `play` in demo/pages.json. */
const WITHOUT_WIDGET = 5000; // ms

const folder = join(root, 'out/shots');

/** Runs in the page: plays every widget on it until each has trained `steps` steps or the time is up. */
async function trainAll(steps, patience) {
  const timeUp = new Promise((done) => setTimeout(done, patience));
  const train = (widget) =>
    new Promise((done) => {
      widget.addEventListener('gan-progress', ({ progress }) => progress.step >= steps && done());
      widget.play();
    });
  await Promise.race([
    timeUp,
    Promise.all([...document.querySelectorAll('gan-trainer:not([hidden])')].map(train)),
  ]);
}

async function settle(page) {
  await page.waitForNetworkIdle({ idleTime: 500, timeout: 10_000 });
  await page.evaluate(() => document.fonts.ready.then(() => new Promise(requestAnimationFrame)));
}

/** Photographs one page before and during training, and returns the errors it logged. */
async function shoot(browser, url, { name, play, scheme, width }) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const errors = collectErrors(page);
  const photograph = (moment) =>
    page.screenshot({ path: join(folder, `${name}-${scheme}-${width}-${moment}.png`), fullPage: true });
  const resize = (height) => page.setViewport({ width, height, deviceScaleFactor: 2 });
  try {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await resize(900);
    await page.goto(url);
    await settle(page);
    await photograph('before');
    // A widget trains only while it is on screen, so all of them are.
    await resize(await page.evaluate(() => document.documentElement.scrollHeight));
    await page.evaluate(trainAll, STEPS, PATIENCE);
    if (play) {
      await page.click(play);
      await delay(WITHOUT_WIDGET);
    }
    await photograph('during');
  } catch (error) {
    errors.push(String(error));
  } finally {
    await context.close();
  }
  return errors;
}

const { values: only } = parseArgs({
  options: { page: { type: 'string' }, scheme: { type: 'string' }, width: { type: 'string' } },
});
const pages = JSON.parse(await readFile(join(root, 'demo/pages.json'), 'utf8'));
const shots = pages
  .filter(({ name }) => name === (only.page ?? name))
  .flatMap((page) => SCHEMES.map((scheme) => ({ ...page, scheme })))
  .filter(({ scheme }) => scheme === (only.scheme ?? scheme))
  .flatMap((shot) => (only.width ? [Number(only.width)] : WIDTHS).map((width) => ({ ...shot, width })));
if (shots.length === 0) throw new Error('No page of demo/pages.json is meant.');

await mkdir(folder, { recursive: true });
const server = await serve({ port: await freePort() });
const browser = await launch(launchOptions(ensureChrome(), { webgpu: true }));
try {
  for (const shot of shots) {
    const errors = await shoot(browser, new URL(shot.path, server.origin).href, shot);
    console.log(`${errors.length > 0 ? '✗' : '✓'} ${shot.name} ${shot.scheme} ${shot.width}`);
    for (const error of errors) console.log(`    ${error}`);
    if (errors.length > 0) process.exitCode = 1;
  }
} finally {
  await browser.close();
  await server.stop();
}
