/** The longest time between two ticks, in milliseconds. */
const LONGEST_TICK = 1000;

/** A script that may be on its way over a slow connection has so many times the patience. */
export const LOADING_FACTOR = 4;

/**
 * Calls `onTick` about once a second and, once there were `patience` milliseconds in which nothing was heard,
 * `onSilence`, until it is stopped.
 *
 * Silence is counted in ticks of a timer, not read from a clock. While a laptop sleeps, or the browser freezes or
 * throttles the page, a clock runs on and a worker that slept as well would be taken for dead; ticks stay out as
 * messages do.
 */
export class SilenceWatch {
  #silentTicks = 0;
  readonly #timer: ReturnType<typeof setInterval>;

  constructor(patience: number, onSilence: () => void, onTick: () => void = () => {}) {
    const tick = Math.min(LONGEST_TICK, patience / 4);
    this.#timer = setInterval(() => {
      this.#silentTicks += 1;
      if (this.#silentTicks * tick >= patience) onSilence();
      else onTick();
    }, tick);
  }

  /** Something was heard: silence counts from here. */
  heard(): void {
    this.#silentTicks = 0;
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}
