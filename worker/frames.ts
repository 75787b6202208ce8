import { GanError } from '../src/shared/errors.js';
import type { Progress } from '../src/shared/progress.js';
import type { ProgressReport } from '../src/shared/worker-api.js';
import { EXPLOSION_REMEDY } from './diagnosis/explosion.js';
import { History } from './diagnosis/history.js';
import type { Training } from './training.js';

/** Milliseconds between two frames that somebody waits for: display rate. */
const FRAME = 16;

/** Milliseconds after which a training is looked at for numbers that are not finite, even if nobody asks. */
const CHECK = 500;

/**
 * The newest progress of one training. A frame is a readback, so one is taken when a reader waits for it or a check is
 * due, not at each step.
 */
export class Frames {
  /** Somebody waits for a frame newer than the newest. */
  wanted = false;
  /** What all frames of this training saw. */
  readonly history: History<Omit<Progress, 'stepsPerSecond'>>;
  readonly #restoredAt: number | undefined;
  #newest: ProgressReport | undefined;
  #version: number;
  #taken = -Infinity;
  #taking: Promise<void> = Promise.resolve();
  #busy = false;

  /**
   * @param before Frames of the same session. The version counts on from theirs, so that no two frames share one.
   * @param restoredAt The step at which the training goes on from where those saw it.
   */
  constructor(before?: Frames, restoredAt?: number) {
    this.#version = before?.version ?? 0;
    this.#restoredAt = restoredAt;
    this.history = before && restoredAt !== undefined ? before.history.until(restoredAt) : new History();
  }

  get newest(): ProgressReport | undefined {
    return this.#newest;
  }

  get version(): number {
    return this.#version;
  }

  /** Whether it is time to take a frame. */
  due(now: number): boolean {
    return !this.#busy && now - this.#taken > (this.wanted ? FRAME : CHECK);
  }

  /**
   * Makes what the training has come to, unless it is so already, the newest frame.
   * @throws GanError `DivergenceError` where a loss is not finite.
   */
  take(training: Training, stepsPerSecond: number): Promise<void> {
    this.#taking = this.#taking.then(() => this.#measure(training, stepsPerSecond));
    return this.#taking;
  }

  async #measure(training: Training, stepsPerSecond: number): Promise<void> {
    const newest = this.#newest?.progress;
    if (newest?.step === training.step && (newest.substep ?? 0) === training.substep) return;
    this.#busy = true;
    this.wanted = false;
    this.#taken = performance.now();
    const measured = await training.measure().finally(() => {
      this.#busy = false;
    });
    this.history.add(measured);
    const { step, losses } = measured;
    if (!Number.isFinite(losses.discriminator) || !Number.isFinite(losses.generator)) {
      throw new GanError(
        'DivergenceError',
        `Training diverged: at step ${step} D’s loss is ${losses.discriminator} and G’s is ${losses.generator}. ` +
          `Reset it. ${EXPLOSION_REMEDY}`,
      );
    }
    const restored = step === this.#restoredAt && !this.#newest && ({ restored: true } as const);
    this.#newest = { version: ++this.#version, progress: { ...measured, stepsPerSecond, ...restored } };
  }
}
