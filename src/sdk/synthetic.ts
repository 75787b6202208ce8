import type { NamedDataset } from '../shared/config.js';
import type { DatasetSource } from '../shared/dataset.js';
import { oneOf, refuse } from '../shared/errors.js';
import { SYNTHETIC_NAMES } from '../shared/synthetic/index.js';

/** Each is one object, so that the same dataset is known by being the same object. */
const NAMED: ReadonlyMap<string, DatasetSource> = new Map([
  ...SYNTHETIC_NAMES.map((name): [string, DatasetSource] => [name, { kind: 'synthetic', name }]),
  ['glyphs', { kind: 'glyphs' }],
]);

/**
 * One of the exactly defined distributions, or `glyphs`: 28×28 digits drawn from the fonts of the reader's machine.
 * @throws GanError `ConfigError` where there is none of that name.
 */
export function synthetic(name: NamedDataset): DatasetSource {
  return NAMED.get(name) ?? refuse('dataset', JSON.stringify(name), oneOf([...NAMED.keys()]));
}
