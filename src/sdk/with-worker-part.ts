import { asGanError, GanError } from '../shared/errors.js';
import { checkPositive } from './arguments.js';
import { loadOpener, type WorkerPart } from './load-opener.js';
import { onAbort } from './on-abort.js';
import type { WorkerOptions } from './worker-host.js';

/** Within ten seconds of a worker's death everything pending is rejected: this, and a ping's second before it. */
const DEFAULT_PATIENCE = 8000;

/** Where a worker comes from, and how long it is to live. */
export interface LifeOptions extends WorkerOptions {
  /** Ends the worker when it aborts: its loading, what is under way, and a trainer later. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Milliseconds of silence after which the worker counts as dead; 8000 by default. What takes long is not silent. A
   * worker from an address has four times as long for its first answer: its script may be on its way over a slow
   * connection.
   */
  readonly patience?: number | undefined;
}

export const LIFE_OPTIONS = ['workerUrl', 'workerFactory', 'signal', 'patience'] as const;

/**
 * What `act` makes of the part that starts workers. Whatever ends the worker aborts the life that `act` is given, with
 * the reason that everything pending then rejects with.
 * @throws GanError that reason; `ConfigError` where the patience is none.
 */
export async function withWorkerPart<T>(
  { signal, patience = DEFAULT_PATIENCE }: LifeOptions,
  act: (part: WorkerPart, patience: number, life: AbortController) => Promise<T>,
): Promise<T> {
  checkPositive('patience', patience);
  const life = new AbortController();
  const abort = () => life.abort(new GanError('AbortError', 'The signal that was given has aborted.'));
  try {
    if (signal) onAbort(signal, abort, { signal: life.signal });
    return await act(await loadOpener(patience, life), patience, life);
  } catch (thrown) {
    life.abort(asGanError(thrown));
    throw life.signal.reason;
  }
}
