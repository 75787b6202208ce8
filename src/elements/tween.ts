import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { prefersReducedMotion } from './motion.js';

/** The longest that numbers are on their way, in milliseconds: what arrives later than that is not waited for. */
const LONGEST = 250;

/**
 * Carries lists of numbers from what is shown to what was last heard, at display rate: what arrives ten times a second
 * still moves smoothly. Takes as long for it as the news took to come. Under `prefers-reduced-motion` it jumps.
 */
export class Tween implements ReactiveController {
  /** What to show now. */
  values: readonly Float32Array[] = [];
  readonly #show: () => void;
  #from: readonly Float32Array[] = [];
  #to: readonly Float32Array[] = [];
  #began = -Infinity;
  #duration = 0;
  #frame = 0;

  /** `show` is called whenever `values` has changed. */
  constructor(host: ReactiveControllerHost, show: () => void) {
    this.#show = show;
    host.addController(this);
  }

  /** Moves towards the lists that there are. Where they have other lengths than before, there is no way between: it jumps. */
  to(...lists: readonly (Float32Array | undefined)[]): void {
    const values = lists.filter((list) => list !== undefined);
    const now = performance.now();
    const jump = prefersReducedMotion() || !alike(this.values, values);
    this.#duration = jump ? 0 : Math.min(LONGEST, now - this.#began);
    this.#began = now;
    this.#from = this.values;
    this.#to = values;
    cancelAnimationFrame(this.#frame);
    this.#move(now);
  }

  hostDisconnected(): void {
    cancelAnimationFrame(this.#frame);
  }

  #move(now: number): void {
    const share = this.#duration > 0 ? Math.min(1, Math.max(0, (now - this.#began) / this.#duration)) : 1;
    this.values =
      share === 1 ? this.#to : this.#from.map((from, i) => interpolate(from, this.#to[i]!, share));
    this.#show();
    if (share < 1) this.#frame = requestAnimationFrame((time) => this.#move(time));
  }
}

function alike(a: readonly Float32Array[], b: readonly Float32Array[]): boolean {
  return a.length === b.length && a.every((list, i) => list.length === b[i]!.length);
}

function interpolate(from: Float32Array, to: Float32Array, share: number): Float32Array {
  return from.map((value, i) => value + (to[i]! - value) * share);
}
