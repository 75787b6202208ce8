import type { NamedDataset } from '../shared/config.js';
import type { DatasetSource } from '../shared/dataset.js';
import { isObject } from '../shared/config-schema.js';
import { oneOf, refuse } from '../shared/errors.js';
import { SYNTHETIC_NAMES } from '../shared/synthetic/index.js';
import { typeName } from './arguments.js';

/** Each is one object, so that the same dataset is known by being the same object. */
const NAMED: ReadonlyMap<string, DatasetSource> = new Map([
  ...SYNTHETIC_NAMES.map((name): [string, DatasetSource] => [name, { kind: 'synthetic', name }]),
  ['glyphs', { kind: 'glyphs' }],
]);

/**
 * A dataset that is given as it is, or by its name.
 * @throws GanError `ConfigError` where it is neither.
 */
export function sourceOf(dataset: DatasetSource | NamedDataset): DatasetSource {
  if (typeof dataset === 'string') return synthetic(dataset);
  if (isObject(dataset) && 'kind' in dataset) return dataset;
  refuse('dataset', typeName(dataset), 'the name of one, or what one of the functions of datasets makes');
}

/**
 * One of the exactly defined distributions, or `glyphs`: 28×28 digits drawn from the fonts of the reader's machine.
 * @throws GanError `ConfigError` where there is none of that name.
 */
export function synthetic(name: NamedDataset): DatasetSource {
  return NAMED.get(name) ?? refuse('dataset', JSON.stringify(name), oneOf([...NAMED.keys()]));
}
