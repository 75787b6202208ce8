import type { NamedDataset } from '../shared/config.js';
import { isObject } from '../shared/config-schema.js';
import type { DatasetSource } from '../shared/dataset.js';
import { refuse } from '../shared/errors.js';
import { typeName } from './arguments.js';
import { synthetic } from './synthetic.js';

/**
 * A dataset that is given as it is, or by its name.
 * @throws GanError `ConfigError` where it is neither.
 */
export function sourceOf(dataset: DatasetSource | NamedDataset): DatasetSource {
  if (typeof dataset === 'string') return synthetic(dataset);
  if (isObject(dataset) && 'kind' in dataset) return dataset;
  refuse('dataset', typeName(dataset), 'the name of one, or what one of the functions of datasets makes');
}
