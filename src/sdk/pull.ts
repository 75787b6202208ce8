import { GanError } from '../shared/errors.js';
import { onAbort } from './on-abort.js';
import { unlessAborted } from './unless-aborted.js';

/**
 * What `ask` brings, at the caller's pace: each `next()` asks once, and nothing is asked in between. Done once `closed`
 * aborts on purpose or `signal` for any reason, also for a `next()` under way; throws what `ask` rejects with.
 * @param ask Its signal aborts once the answer is no longer wanted.
 */
export function pull<T>(
  closed: AbortSignal,
  signal: AbortSignal | undefined,
  ask: (until: AbortSignal) => Promise<T>,
): AsyncGenerator<T, void, void> {
  const stopped = new AbortController();
  const stop = () => stopped.abort(new GanError('AbortError', 'No more is wanted.'));
  if (signal) onAbort(signal, stop, { signal: stopped.signal });
  const until = AbortSignal.any([closed, stopped.signal]);

  async function* answers(): AsyncGenerator<T, void, void> {
    try {
      for (;;) yield await unlessAborted(until, () => ask(until));
    } catch (thrown) {
      if (thrown instanceof GanError && thrown.name === 'AbortError') return;
      throw thrown;
    } finally {
      stop();
    }
  }

  const pulled = answers();
  // A generator's own return() waits for the next() under way, which may never come of a paused run.
  const finish = pulled.return.bind(pulled);
  pulled.return = (value) => {
    stop();
    return finish(value);
  };
  return pulled;
}
