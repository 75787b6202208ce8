/**
 * `npm run shots`: every page of demo/pages.json and every view, in each state, language and theme, at three widths, in
 * out/shots/, with index.html to look through them. Fails where a page logs an error or scrolls sideways.
 * `npm run shots -- --view forces --state during,paused`: only those; `--page`, `--lang`, `--scheme` and `--width` narrow it
 * too.
 */
import { parseArgs } from 'node:util';
import { launch } from 'puppeteer-core';
import { ensureChrome, launchOptions } from './chrome.mjs';
import { freePort, serve } from './server.mjs';
import { writeContactSheet } from './shots/contact-sheet.mjs';
import { folder, photograph, SCHEMES, WIDTHS } from './shots/photograph.mjs';
import { allSubjects } from './shots/subjects.mjs';

const text = { type: 'string' };
const { values: only } = parseArgs({
  options: { page: text, view: text, lang: text, scheme: text, width: text, state: text },
});

/** All of them, or the one that is asked for. */
const among = (all, wanted) => (wanted === undefined ? all : [wanted]);

const isMeant = ({ kind, name, view, lang }) =>
  lang === (only.lang ?? lang) &&
  (kind === 'page' ? name === (only.page ?? name) && !only.view : view === (only.view ?? view) && !only.page);

function report(name, wrong) {
  console.log(`${wrong.length > 0 ? '✗' : '✓'} ${name}`);
  for (const error of wrong) console.log(`    ${error}`);
  if (wrong.length > 0) process.exitCode = 1;
}

const server = await serve({ port: await freePort() });
const browser = await launch(launchOptions(ensureChrome(), { webgpu: false }));
try {
  const subjects = (await allSubjects(browser, server.origin)).filter(isMeant);
  if (subjects.length === 0) throw new Error('There is no such page or view.');
  const choice = {
    schemes: among(SCHEMES, only.scheme),
    widths: among(WIDTHS, only.width && Number(only.width)),
    states: only.state?.split(','),
  };
  for (const subject of subjects) await photograph(browser, server.origin, subject, choice, report);
  console.log(`Look at ${await writeContactSheet(folder)}`);
} finally {
  await browser.close();
  await server.stop();
}
