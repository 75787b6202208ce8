/** Milliseconds of steps between two looks at the mail; messages are to get through within 50. */
export const SLICE = 20;

/** Milliseconds over which the rate is averaged. */
const WINDOW = 1000;

/** Steps that are made up for where a limited training was held up, in seconds of it: no more than a blink's. */
const PATIENCE = 0.1;

/** How many steps to take at a time, and how many there were in a second. */
export class Pace {
  /** Most steps to take in a second. */
  limit = Infinity;
  /** Steps that the limit allows by now. */
  #allowed = 0;
  #asked = 0;
  #millisecondsPerStep = SLICE;
  #last = 0;
  #steps = 0;
  #time = 0;

  /** Steps to take before the next look: as many as fit into a slice, at least one. */
  get steps(): number {
    return Math.max(1, Math.floor(SLICE / this.#millisecondsPerStep));
  }

  /** The same, but none that the limit does not allow yet. */
  stepsBy(now: number): number {
    const elapsed = (now - this.#asked) / 1000;
    this.#asked = now;
    if (this.limit === Infinity) return this.steps;
    this.#allowed += Math.min(elapsed, PATIENCE) * this.limit;
    const steps = Math.min(this.steps, Math.floor(this.#allowed));
    this.#allowed = Math.min(this.#allowed - steps, 1 + PATIENCE * this.limit);
    return steps;
  }

  get stepsPerSecond(): number {
    return this.#time === 0 ? 0 : (1000 * this.#steps) / this.#time;
  }

  /** Steps begin, or begin again after a pause that is not to count. */
  start(now: number): void {
    this.#last = now;
  }

  /** So many steps were taken; they were begun at `began` and are done `now`. */
  took(steps: number, began: number, now: number): void {
    // The first step compiles: let a measurement outweigh what was believed before.
    this.#millisecondsPerStep = (this.#millisecondsPerStep + 3 * ((now - began) / steps)) / 4;
    const elapsed = now - this.#last;
    const kept = Math.exp(-elapsed / WINDOW);
    this.#steps = this.#steps * kept + steps;
    this.#time = this.#time * kept + elapsed;
    this.#last = now;
  }
}
