import type { BackendChoice } from '../shared/backend.js';
import type { ConfigInput } from '../shared/config.js';
import { resolveConfig } from '../shared/config-schema.js';
import type { DatasetSource } from '../shared/dataset.js';
import { asGanError, GanError } from '../shared/errors.js';
import { DEFAULT_PRESET, presetNamed } from '../shared/presets.js';
import { checkBackend, checkPositive, withSeed } from './arguments.js';
import { loadOpener } from './load-opener.js';
import { onAbort } from './on-abort.js';
import { synthetic } from './synthetic.js';
import type { Trainer } from './trainer.js';
import type { WorkerOptions } from './worker-host.js';

/** Within ten seconds of a worker's death everything pending is rejected: this, and a ping's second before it. */
const DEFAULT_PATIENCE = 8000;

export interface TrainerOptions extends WorkerOptions {
  /** What to train on; by default what the preset is meant for. Its buffers are transferred, not copied. */
  readonly dataset?: DatasetSource | undefined;
  /** By default the preset `ring`. */
  readonly config?: ConfigInput | undefined;
  /** Unsigned 32-bit integer; goes before `config.seed`. */
  readonly seed?: number | undefined;
  /** By default `auto`: WebGPU or WebAssembly, whichever takes the training’s own steps faster; else tfjs’s own backends. */
  readonly backend?: BackendChoice | undefined;
  /** Ends the loading when it aborts, and disposes of the trainer when it aborts later. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Milliseconds of silence after which the worker counts as dead; 8000 by default. What takes long is not silent. A
   * worker from an address has four times as long for its first answer: its script may be on its way over a slow
   * connection.
   */
  readonly patience?: number | undefined;
}

/**
 * Starts a worker, loads the dataset there and makes the networks: a trainer that is ready to play.
 * @throws GanError `ConfigError`, `DataError`, `BackendError` or `WorkerError`, by what went wrong; `AbortError` where the
 * signal aborted. The worker is then ended.
 */
export async function createTrainer(options: TrainerOptions = {}): Promise<Trainer> {
  const { backend = 'auto', patience = DEFAULT_PATIENCE, signal } = options;
  const config = resolveConfig(withSeed(options.config ?? {}, options.seed));
  const dataset = options.dataset ?? datasetOf(options.config?.preset);
  checkBackend(backend);
  checkPositive('patience', patience);

  // Whatever ends the trainer aborts this, with the reason that everything pending then rejects with.
  const life = new AbortController();
  const abort = () =>
    life.abort(new GanError('AbortError', 'The signal given to createTrainer was aborted.'));
  try {
    if (signal) onAbort(signal, abort, { signal: life.signal });
    const openTrainer = await loadOpener(patience, life);
    return await openTrainer({ dataset, config, backend }, options, patience, life);
  } catch (thrown) {
    life.abort(asGanError(thrown));
    throw life.signal.reason;
  }
}

function datasetOf(preset = DEFAULT_PRESET): DatasetSource {
  const { name, dataset } = presetNamed(preset);
  if (dataset !== undefined) return synthetic(dataset);
  throw new GanError(
    'ConfigError',
    `dataset is missing: the preset ${name} brings none. Give one, such as datasets.fromIdx(url).`,
  );
}
