/** What is photographed: the pages of the demo, and every view by itself. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../server.mjs';
import { viewNames } from '../view-names.mjs';

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
