/** What is photographed: the pages of the demo, and every view by itself. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../server.mjs';

export const LANGUAGES = ['en', 'zh-Hans'];

/** The kinds of data that a view looks different on, by their presets; by default only a plane. */
const PRESETS = {
  charts: ['ring', 'figure-1', 'glyphs'],
  map: ['ring', 'figure-1'],
  forces: ['ring', 'figure-1'],
  theory: ['ring', 'figure-1'],
  samples: ['glyphs'],
};

const pathOf = (view, preset, lang) =>
  `/tests/tools/views.html?${new URLSearchParams({ view, preset, lang })}`;

/** The names of all views, as the built package offers them in its menu. */
async function viewNames(browser, origin) {
  const page = await browser.newPage();
  try {
    await page.goto(new URL('/tests/tools/views.html', origin).href);
    const menu = await page.evaluateHandle(async () => {
      const figure = document.querySelector('gan-trainer');
      await customElements.whenDefined('gan-trainer');
      await figure.updateComplete;
      figure.shadowRoot.querySelector('gan-controls').shadowRoot.querySelector('.menu').click();
      await figure.updateComplete;
      return figure.shadowRoot.querySelector('gan-menu');
    });
    return await menu.evaluate(({ views }) => views.map(({ name }) => name));
  } finally {
    await page.close();
  }
}

/** All subjects, each with a `name`, which is that of its folder, a `path`, a `lang` and its `kind`. */
export async function allSubjects(browser, origin) {
  const pages = JSON.parse(await readFile(join(root, 'demo/pages.json'), 'utf8'));
  const views = (await viewNames(browser, origin)).flatMap((view) =>
    (PRESETS[view] ?? ['ring']).flatMap((preset, i) =>
      LANGUAGES.map((lang) => ({
        kind: 'view',
        view,
        name: i === 0 ? view : `${view}-${preset}`,
        path: pathOf(view, preset, lang),
        lang,
      })),
    ),
  );
  return [...pages.map((page) => ({ kind: 'page', lang: 'en', ...page })), ...views];
}
