import type { Progress } from '../shared/progress.js';
import { GanError } from '../shared/errors.js';
import type { Channel } from './channel.js';
import { onAbort } from './on-abort.js';

/**
 * Progress at the caller's pace: each `next()` asks the worker for the newest progress that differs from the one before,
 * and nothing is asked in between. Done once the channel is closed on purpose or `signal` aborts, also for a `next()`
 * under way; throws where the run failed or the worker died.
 */
export function pullProgress(channel: Channel, signal?: AbortSignal): AsyncGenerator<Progress, void, void> {
  const stopped = new AbortController();
  const stop = () => stopped.abort(new GanError('AbortError', 'The progress is no longer wanted.'));
  if (signal) onAbort(signal, stop, { signal: stopped.signal });
  const until = AbortSignal.any([channel.closed, stopped.signal]);

  async function* pull(): AsyncGenerator<Progress, void, void> {
    let seenVersion = 0;
    try {
      for (;;) {
        const { version, progress } = await channel.call((worker) => worker.progress(seenVersion), until);
        seenVersion = version;
        yield progress;
      }
    } catch (thrown) {
      if (thrown instanceof GanError && thrown.name === 'AbortError') return;
      throw thrown;
    } finally {
      stop();
    }
  }

  const progress = pull();
  // A generator's own return() waits for the next() under way, which may never come of a paused run.
  const finish = progress.return.bind(progress);
  progress.return = (value) => {
    stop();
    return finish(value);
  };
  return progress;
}
