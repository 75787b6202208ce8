import type { DatasetSource } from '../shared/dataset.js';
import type { Inspection } from '../shared/worker-api.js';
import { checkOptions } from './arguments.js';
import { sourceOf } from './source-of.js';
import { LIFE_OPTIONS, withWorkerPart, type LifeOptions } from './with-worker-part.js';

/**
 * Reads a dataset in a worker of its own, which then ends: what was understood of it, and some examples to show, before
 * anything is trained. Its buffers are copied, so that a trainer can still be given the same dataset.
 * @throws GanError `DataError` or `ConfigError` that says what is wrong with the data, `WorkerError`; `AbortError` where
 * the signal aborted.
 */
export async function inspectDataset(dataset: DatasetSource, options: LifeOptions = {}): Promise<Inspection> {
  const source = sourceOf(dataset);
  checkOptions(options, LIFE_OPTIONS);
  return withWorkerPart(options, ({ inspect }, ...life) => inspect(source, options, ...life));
}
