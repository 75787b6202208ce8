/** Milliseconds of steps between two looks at the mail; messages are to get through within 50. */
export const SLICE = 20;

/** Milliseconds over which the rate is averaged. */
const WINDOW = 1000;

/** How many steps to take at a time, and how many there were in a second. */
export class Pace {
  #millisecondsPerStep = SLICE;
  #last = 0;
  #steps = 0;
  #time = 0;

  /** Steps to take before the next look: as many as fit into a slice, at least one. */
  get steps(): number {
    return Math.max(1, Math.floor(SLICE / this.#millisecondsPerStep));
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
