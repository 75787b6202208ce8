import { GanError, reportOf } from '../shared/errors.js';
import type * as part from './open-trainer.js';
import { LOADING_FACTOR, SilenceWatch } from './silence.js';
import { unlessAborted } from './unless-aborted.js';

/** The file that is loaded. */
export type WorkerPart = typeof part;

/**
 * What only a trainer needs, Comlink among it, is a file of its own: a page whose reader starts no training does without
 * it. Where it does not arrive, `life` ends.
 * @throws GanError `WorkerError` where it cannot be had; or why `life` ended meanwhile.
 */
export async function loadOpener(patience: number, life: AbortController): Promise<WorkerPart> {
  const limit = LOADING_FACTOR * patience;
  const watch = new SilenceWatch(limit, () => life.abort(missing(`it has not come within ${limit} ms`)));
  try {
    return await unlessAborted(life.signal, () => import('./open-trainer.js'));
  } catch (thrown) {
    throw thrown instanceof GanError ? thrown : missing(reportOf(thrown).message);
  } finally {
    watch.stop();
  }
}

function missing(reason: string): GanError {
  return new GanError(
    'WorkerError',
    `The part of gan-trainer that starts workers, open-trainer.js, cannot be loaded: ${reason}. Put it beside the script.`,
  );
}
