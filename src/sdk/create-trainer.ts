import type { BackendChoice } from '../shared/backend.js';
import type { ConfigInput, NamedDataset } from '../shared/config.js';
import { resolveConfig } from '../shared/config-schema.js';
import type { DatasetSource } from '../shared/dataset.js';
import { GanError } from '../shared/errors.js';
import { DEFAULT_PRESET, presetNamed } from '../shared/presets.js';
import { checkBackend, checkOptions, withSeed } from './arguments.js';
import { sourceOf } from './source-of.js';
import type { Trainer } from './trainer.js';
import { LIFE_OPTIONS, withWorkerPart, type LifeOptions } from './with-worker-part.js';

export interface TrainerOptions extends LifeOptions {
  /** What to train on, or its name; by default what the preset is meant for. Its buffers are transferred, not copied. */
  readonly dataset?: DatasetSource | NamedDataset | undefined;
  /** By default the preset `ring`. */
  readonly config?: ConfigInput | undefined;
  /** Unsigned 32-bit integer; goes before `config.seed`. */
  readonly seed?: number | undefined;
  /** By default `auto`: WebGPU or WebAssembly, whichever takes the training’s own steps faster; else tfjs’s own backends. */
  readonly backend?: BackendChoice | undefined;
}

/**
 * Starts a worker, loads the dataset there and makes the networks: a trainer that is ready to play.
 * @throws GanError `ConfigError`, `DataError`, `BackendError` or `WorkerError`, by what went wrong; `AbortError` where the
 * signal aborted. The worker is then ended.
 */
export async function createTrainer(options: TrainerOptions = {}): Promise<Trainer> {
  const { backend = 'auto' } = checkOptions(options, [
    ...LIFE_OPTIONS,
    'dataset',
    'config',
    'seed',
    'backend',
  ]);
  const config = resolveConfig(withSeed(options.config ?? {}, options.seed));
  const dataset = sourceOf(options.dataset ?? datasetOf(options.config?.preset));
  checkBackend(backend);
  return withWorkerPart(options, ({ openTrainer }, ...life) =>
    openTrainer({ dataset, config, backend }, options, ...life),
  );
}

function datasetOf(preset = DEFAULT_PRESET): NamedDataset {
  const { name, dataset } = presetNamed(preset);
  if (dataset !== undefined) return dataset;
  throw new GanError(
    'ConfigError',
    `dataset is missing: the preset ${name} brings none. Give one, such as datasets.fromIdx(url).`,
  );
}
