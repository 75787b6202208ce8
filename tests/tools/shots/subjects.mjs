/** What is photographed: the pages of the demo, every view by itself, some together, and two runs side by side. */
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
  data: ['ring', 'mnist-mlp'],
  metrics: ['ring', 'vanishing'],
};

const POSTER = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path fill="#8ac" d="M0 0h8v8H0z"/><circle cx="4" cy="4" r="2" fill="#fff"/></svg>',
)}`;

/** Figures that are more than one view by itself: by their names, what they are asked for. */
const FIGURES = {
  several: { view: 'charts metrics timeline samples', preset: 'glyphs', acts: ['timeline'] },
  poster: { view: 'charts', poster: POSTER },
  'right-to-left': {
    view: 'charts map metrics timeline networks algorithm data',
    dir: 'rtl',
    acts: ['timeline', 'algorithm'],
  },
  'right-to-left-images': { view: 'samples', preset: 'glyphs', dir: 'rtl', acts: ['samples'] },
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

/** A figure in every language; narrow as `--view`. */
const subject = (name, view, { acts, lacks, ...asked }) =>
  LANGUAGES.map((lang) => ({
    kind: 'view',
    view,
    name,
    acts,
    lacks,
    path: `/tests/tools/views.html?${new URLSearchParams({ ...asked, lang })}`,
    lang,
  }));

/**
 * All subjects, each with a `name`, which is that of its folder, a `path`, a `lang` and its `kind`, and the states that
 * it `lacks`.
 */
export async function allSubjects(browser, origin) {
  const pages = JSON.parse(await readFile(join(root, 'demo/pages.json'), 'utf8'));
  const views = (await viewNames(browser, origin)).flatMap((view) =>
    (PRESETS[view] ?? ['ring']).flatMap((preset, i) =>
      subject(i === 0 ? view : `${view}-${preset}`, view, { view, preset, acts: [view] }),
    ),
  );
  const comparisons = Object.entries(COMPARISONS).flatMap(([name, { change, ...asked }]) =>
    subject(name, 'compare', {
      ...asked,
      element: 'gan-compare',
      change: JSON.stringify(change),
      lacks: ['settings', 'menu', 'copied'],
    }),
  );
  const figures = Object.entries(FIGURES).flatMap(([name, asked]) => subject(name, name, asked));
  return [
    ...pages.map((page) => ({ kind: 'page', lang: 'en', ...page })),
    ...views,
    ...figures,
    ...comparisons,
  ];
}
