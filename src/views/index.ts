import type { Preset } from '../shared/presets.js';
import type { MakeView } from './view.js';

/**
 * All views by name, beside `charts`, which the figure has itself: each a module of its own, which registers the elements
 * that it needs and is loaded when it is first shown. What they are called is in `elements/view-titles.ts`.
 */
export const VIEWS: Readonly<Record<string, () => Promise<{ readonly makeView: MakeView }>>> = {
  map: () => import('./map.js'),
  forces: () => import('./forces.js'),
  theory: () => import('./theory.js'),
  algorithm: () => import('./algorithm.js'),
  samples: () => import('./samples.js'),
  metrics: () => import('./metrics.js'),
  timeline: () => import('./timeline.js'),
  networks: () => import('./networks.js'),
  data: () => import('./data.js'),
};

/** The curves of losses and verdicts. */
export const CHARTS = 'charts';

/** The names of what is shown where nobody asks for anything else. */
export const usualViews = (preset: Preset | undefined): readonly string[] => preset?.views ?? [CHARTS];
