import type { NamedDataset } from '../shared/config.js';
import type { DatasetSource } from '../shared/dataset.js';
import { refuse } from '../shared/errors.js';
import { SYNTHETIC_NAMES } from '../shared/synthetic/index.js';
import { fromArray } from './from-array.js';
import { fromFiles, fromUrl } from './from-files.js';
import { fromIdx } from './from-idx.js';

/**
 * Builders of what a trainer trains on. What can be checked at once is checked here; the worker reads the data.
 *
 * Typed arrays and ArrayBuffers move to the worker when a trainer is created, and the host's own are empty from then on:
 * give a copy (`data.slice()`) to keep one. A typed array that views only a part of its buffer is copied, so that
 * nothing else of the host's goes with it.
 */
export const datasets = { synthetic, fromArray, fromFiles, fromIdx, fromUrl };

/** Each is one object, so that the same dataset is known by being the same object. */
const NAMED: ReadonlyMap<string, DatasetSource> = new Map([
  ...SYNTHETIC_NAMES.map((name): [string, DatasetSource] => [name, { kind: 'synthetic', name }]),
  ['glyphs', { kind: 'glyphs' }],
]);

/**
 * One of the exactly defined distributions, or `glyphs`: 28×28 digits drawn from the fonts of the reader's machine.
 * @throws GanError `ConfigError` where there is none of that name.
 */
function synthetic(name: NamedDataset): DatasetSource {
  return NAMED.get(name) ?? refuse('dataset', JSON.stringify(name), [...NAMED.keys()].join(' or '));
}
