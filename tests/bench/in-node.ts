import type { EngineName } from './engine.js';

/** What a backend's name begins with where Node stands in for a browser. */
const NODE = 'node-';

/** Of a browser's engines those that Node runs as well, as they are called there: this package's, with one thread. */
export const inNode = (engines: readonly EngineName[]): EngineName[] =>
  engines
    .filter(({ engine, threads }) => engine === 'gan-trainer' && threads === 1)
    .map((name) => ({ ...name, backend: NODE + name.backend }));

/** What an engine in Node is called in a browser. Another keeps its name. */
export const inBrowser = (name: EngineName): EngineName => ({
  ...name,
  backend: name.backend.replace(NODE, ''),
});
