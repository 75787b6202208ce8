/** How an evaluation keeps out of the way of the training, and of the page's messages. */
import type { Measurement } from '../metrics/sample.js';
import { nextTask } from '../task.js';

/** Milliseconds of measuring at a time: a fraction of what the run loop takes for steps. */
const SLICE = 4;

/** Takes a measurement with room for steps and messages in between. Throws the signal's reason once it aborts. */
export async function inSlices<Result>(
  measurement: Measurement<Result>,
  signal?: AbortSignal,
): Promise<Result> {
  for (;;) {
    const end = performance.now() + SLICE;
    do {
      const { done, value } = measurement.next();
      if (done) return value;
    } while (performance.now() < end);
    await giveWay(signal);
  }
}

/** Lets steps and messages through. Throws the signal's reason where it has aborted. */
export async function giveWay(signal?: AbortSignal): Promise<void> {
  await nextTask();
  signal?.throwIfAborted();
}
