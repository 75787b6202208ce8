import { CHARTS, VIEWS } from './index.js';

/** What an author may name, and a reader turn on: the curves, which the figure has itself, and every view. */
export const VIEW_NAMES: readonly string[] = [CHARTS, ...Object.keys(VIEWS)];
