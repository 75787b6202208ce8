/** Photographs one subject in every state, theme and width, in one page that is loaded once. */
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { collectErrors } from '../page-errors.mjs';
import { root } from '../server.mjs';
import { FIGURES, statesOf } from './states.mjs';

export const folder = join(root, 'out/shots');
export const SCHEMES = ['light', 'dark'];
export const WIDTHS = [320, 768, 1280];

/** What the state `failed` asks for in vain. */
const MISSING = /no\/such\/worker\.js/;

/** Pixels that a picture can be high: of a longer page, pictures show what comes from its `#place` on. */
const HIGHEST = 16_000;

/** As high as the page, because a figure trains only while it is seen. */
async function resize(page, width) {
  await page.setViewport({ width, height: 200 });
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewport({ width, height: Math.min(HIGHEST, height) });
  // What comes after `#` may be a run, too.
  await page.evaluate(() => document.getElementById(location.hash.slice(1))?.scrollIntoView());
  // A canvas is drawn once it knows its new size.
  await page.evaluate(
    () =>
      new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50)))),
  );
}

/** By how many pixels the page is wider than the window. */
const overhang = (page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

/**
 * @param report Called with the name of each picture and what is wrong there.
 */
export async function photograph(browser, origin, subject, { schemes, widths, states }, report) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const errors = collectErrors(page);
  const all = Object.entries(statesOf(subject));
  const isWanted = ([state]) => states?.includes(state) ?? true;
  try {
    await resize(page, Math.max(...widths));
    await page.goto(new URL(subject.path, origin).href);
    await page.waitForNetworkIdle({ idleTime: 300, timeout: 10_000 });
    const hasFigures = (await page.$(FIGURES)) !== null;
    for (const [state, { enter, leave }] of all.slice(0, all.findLastIndex(isWanted) + 1)) {
      if (!hasFigures && state !== 'before' && state !== 'during') break;
      if (subject.lacks?.includes(state)) continue;
      await resize(page, Math.max(...widths));
      await enter?.(page, subject);
      await page.waitForNetworkIdle({ idleTime: 100, timeout: 10_000 });
      if (isWanted([state]))
        for (const scheme of schemes) {
          await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
          for (const width of widths) {
            const name = `${subject.name}/${subject.lang}-${scheme}-${width}-${state}`;
            const path = join(folder, `${name}.png`);
            await mkdir(dirname(path), { recursive: true });
            await resize(page, width);
            await page.screenshot({ path });
            const wrong = errors.splice(0).filter((error) => !MISSING.test(error));
            const excess = await overhang(page);
            report(name, excess > 0 ? [...wrong, `It is ${excess} px wider than the window.`] : wrong);
          }
        }
      await leave?.(page);
    }
  } catch (error) {
    report(`${subject.name}/${subject.lang}`, [String(error)]);
  } finally {
    await context.close();
  }
}
