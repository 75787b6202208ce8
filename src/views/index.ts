import type { MakeView } from './view.js';

/** A view that an author, a preset or the reader can turn on. */
interface ViewEntry {
  readonly title: string;
  /** Its module, which registers the elements that it needs: a file of its own, loaded when it is first shown. */
  readonly load: () => Promise<{ readonly makeView: MakeView }>;
}

/** All views by name, beside `charts`, which the figure has itself. */
export const VIEWS: Readonly<Record<string, ViewEntry>> = {
  map: { title: 'The generator as a map', load: () => import('./map.js') },
  forces: { title: 'Force on each generated point', load: () => import('./forces.js') },
};

/** The curves of losses and verdicts: what there is where nobody asks for anything else. */
export const CHARTS = 'charts';
