/** What is photographed: the pages of the demo, every view by itself, and two runs side by side. */
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

/** What is compared: a word with a long explanation, and numbers. */
const COMPARISONS = {
  compare: { preset: 'vanishing', change: { objective: 'non-saturating' }, view: 'charts forces' },
  'compare-rates': {
    preset: 'ring',
    change: { k: 3, generator: { optimizer: { learningRate: 0.0001 } } },
    view: 'charts',
  },
};

const pathOf = (asked) => `/tests/tools/views.html?${new URLSearchParams(asked)}`;

/**
 * All subjects, each with a `name`, which is that of its folder, a `path`, a `lang` and its `kind`, and the states that
 * it `lacks`.
 */
export async function allSubjects(browser, origin) {
  const pages = JSON.parse(await readFile(join(root, 'demo/pages.json'), 'utf8'));
  const views = (await viewNames(browser, origin)).flatMap((view) =>
    (PRESETS[view] ?? ['ring']).flatMap((preset, i) =>
      LANGUAGES.map((lang) => ({
        kind: 'view',
        view,
        name: i === 0 ? view : `${view}-${preset}`,
        path: pathOf({ view, preset, lang }),
        lang,
      })),
    ),
  );
  const comparisons = Object.entries(COMPARISONS).flatMap(([name, { change, ...asked }]) =>
    LANGUAGES.map((lang) => ({
      kind: 'view',
      view: 'compare',
      name,
      path: pathOf({ ...asked, element: 'gan-compare', change: JSON.stringify(change), lang }),
      lang,
      lacks: ['settings', 'menu'],
    })),
  );
  return [...pages.map((page) => ({ kind: 'page', lang: 'en', ...page })), ...views, ...comparisons];
}
