import { delay } from '../delay.js';
import { prefersReducedMotion } from '../elements/motion.js';
import type { Trainer } from '../sdk/trainer.js';
import type { Progress } from '../shared/progress.js';

/** Least milliseconds between two looks: a dozen a second seem smooth, as points move on in between. */
const INTERVAL = 80;

/** The same, where the reader asked for less motion. */
const CALM_INTERVAL = 1000;

/** How many times as long as a look took the run is left alone after it, so that looking does not slow it down. */
const REST = 4;

/**
 * Looks at a run whenever it has gone on, as often as looking costs little, until `signal` aborts. The last step before a
 * pause is looked at too.
 *
 * @param look Shows what the run has come to; settles once that is done or has failed.
 * @throws GanError where the run fails.
 */
export async function watch(
  trainer: Trainer,
  signal: AbortSignal,
  look: (progress: Progress) => Promise<void>,
): Promise<void> {
  for await (const progress of trainer.progress({ signal })) {
    const began = performance.now();
    await look(progress).catch(() => {}); // The next may succeed; where the run has failed, its progress says so.
    const interval = prefersReducedMotion() ? CALM_INTERVAL : INTERVAL;
    await delay(Math.max(interval, REST * (performance.now() - began)));
  }
}
