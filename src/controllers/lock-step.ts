import { delay } from '../delay.js';
import { GanError } from '../shared/errors.js';
import type { Progress } from '../shared/progress.js';

/** What is driven: `<gan-trainer>` is one. */
export interface Runner {
  step(count: number): Promise<Progress>;
  reset(): Promise<void>;
}

/** Milliseconds of steps after which all wait for each other: three display frames. */
const SLICE = 50;

/** The most steps that one command may ask for. */
const MOST = 65_536;

/** Milliseconds whose steps are made up for at most where a slice was held up. */
const PATIENCE = 100;

/** Milliseconds over which the pace that is told is averaged. */
const WINDOW = 1000;

/**
 * Has several trainings take the same steps: slice by slice, each of which begins once all are done with the one before. So
 * none is ever further ahead than a slice, which is what the slowest of them takes in 50 ms, and at rest all are at the
 * same step. One that was set back meanwhile catches up in the next slice, and one that is ahead waits.
 *
 * One that fails is left behind until the next reset, and the others go on.
 */
export class LockStep {
  /** Most steps to play in a second. */
  limit = Infinity;
  /** The step that all have reached that have not failed. */
  step = 0;
  /** Steps in a second of playing, averaged. */
  stepsPerSecond = 0;

  readonly #runners: readonly Runner[];
  readonly #changed: () => void;
  /** Those that take part, and the step that each was at last. */
  #reached: Map<Runner, number>;
  #playing = false;
  /** The newest of what is done one after another: playing, stepping, and beginning again. */
  #last: Promise<void> = Promise.resolve();
  /** Steps that the slowest takes in a millisecond, by itself; unknown before the first. */
  #speed = 0;

  /** @param changed Called when there is something new to tell. */
  constructor(runners: readonly Runner[], changed: () => void) {
    this.#runners = runners;
    this.#changed = changed;
    this.#reached = new Map(runners.map((runner) => [runner, 0]));
  }

  get playing(): boolean {
    return this.#playing;
  }

  /** Whether none is left that could go on. */
  get failed(): boolean {
    return this.#reached.size === 0;
  }

  /** Takes slices until `pause`, or until all have failed. */
  play(): void {
    if (this.#playing) return;
    this.#playing = true;
    void this.#next(() => this.#takeSlices());
    this.#changed();
  }

  /** Resolves once all that go on are at the same step, and stay there. */
  async pause(): Promise<void> {
    this.#playing = false;
    await this.#last;
    this.#changed();
  }

  /**
   * Takes `count` steps, and pauses.
   * @throws GanError where none is left that could take them.
   */
  async advance(count: number): Promise<void> {
    this.#playing = false;
    await this.#next(() => this.#take(count));
  }

  /** Has all begin again, unless they are at their beginning. Goes on playing where it played. */
  async reset(): Promise<void> {
    const wasPlaying = this.#playing;
    this.#playing = false;
    await this.#next(async () => {
      if (this.step === 0 && this.#reached.size === this.#runners.length) return;
      const outcomes = await Promise.allSettled(this.#runners.map((runner) => runner.reset()));
      this.#reached = new Map(
        this.#runners.filter((_, i) => outcomes[i]!.status === 'fulfilled').map((runner) => [runner, 0]),
      );
      this.step = 0;
    });
    if (wasPlaying) this.play();
  }

  /** Does something after all that was begun before. */
  #next(act: () => Promise<void>): Promise<void> {
    const done = this.#last.then(act).finally(this.#changed);
    this.#last = done.catch(() => {}); // Told to who asked for it; what comes next does not depend on it.
    return done;
  }

  async #takeSlices(): Promise<void> {
    this.stepsPerSecond = 0;
    let last = performance.now() - SLICE;
    while (this.#playing) {
      const began = performance.now();
      const due = Math.min(began - last, PATIENCE) * (this.limit / 1000);
      const count = Math.max(1, Math.round(Math.min(SLICE * this.#speed, due, MOST)));
      last = began;
      try {
        await this.#take(count);
      } catch {
        this.#playing = false;
        return;
      }
      const rest = SLICE - (performance.now() - began);
      if (this.limit < Infinity && rest > 0) await delay(rest);
      this.#tellPace(count, performance.now() - began);
    }
  }

  /** Brings all that go on `count` steps further than the furthest of them is. */
  async #take(count: number): Promise<void> {
    const target = this.step + count;
    const speeds: number[] = [];
    await Promise.all(
      [...this.#reached].map(async ([runner, step]) => {
        if (step >= target) return;
        try {
          const progress = await runner.step(Math.min(target - step, MOST));
          this.#reached.set(runner, progress.step);
          speeds.push(progress.stepsPerSecond / 1000);
        } catch {
          this.#reached.delete(runner); // It tells by itself what went wrong.
        }
      }),
    );
    if (this.failed) throw new GanError('Error', 'All trainings have failed. Begin again with reset().');
    this.step = Math.max(...this.#reached.values());
    this.#speed = Math.min(...speeds);
  }

  #tellPace(count: number, milliseconds: number): void {
    const newest = (1000 * count) / milliseconds;
    const kept = this.stepsPerSecond === 0 ? 0 : Math.exp(-milliseconds / WINDOW);
    this.stepsPerSecond = kept * this.stepsPerSecond + (1 - kept) * newest;
    this.#changed();
  }
}
