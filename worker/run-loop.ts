import type { PlayerName } from '../src/shared/player.js';
import type { Backend } from './backend/backend.js';
import { Bell } from './bell.js';
import type { Frames } from './frames.js';
import { Pace, SLICE } from './pace.js';
import { delay, nextTask } from './task.js';
import type { Training } from './training.js';

/** Milliseconds to wait where a limit allows no step yet. */
const WAIT = 4;

/** What a loop tells the session that owns it. After `onFailure` nothing more is told. */
export interface LoopEvents {
  onStart(): void;
  onStop(): void;
  /** Steps were taken, and the next ones are not begun. */
  onSteps(): void;
  /** There is a newer frame in `frames`. */
  onFrame(): void;
  onFailure(thrown: unknown): void;
}

/** Somebody who waits for a step to be reached, or for no step to be under way (`until` 0). */
interface Waiting {
  until: number;
  readonly settle: () => void;
}

/** An update of one player, due once the steps are taken that were asked for before it. */
interface Update {
  readonly player: PlayerName;
  readonly after: number;
  readonly settle: () => void;
}

/**
 * Takes the steps of one training up to a target that may move meanwhile, in slices short enough for messages to get
 * through. A command that is overtaken by another still settles: once its step is reached, or as soon as no step is
 * under way.
 */
export class RunLoop {
  readonly frames: Frames;
  readonly #training: Training;
  readonly #backend: Backend;
  readonly #events: LoopEvents;
  readonly #pace = new Pace();
  /** The step to stop at: infinity while playing. */
  #target = 0;
  #running = false;
  #ended = false;
  #waiting: Waiting[] = [];
  /** Those to be made, in the order in which they were asked for. */
  #updates: Update[] = [];
  /** The slice of steps that was begun last. */
  #slice: Promise<void> = Promise.resolve();
  /** The step that it ends at. */
  #sliceEnd: number;
  /** Steps that no slice goes beyond, so that somebody can see them. */
  readonly #halts = new Map<number, Bell>();
  /** What no step is to be taken during. */
  #stillness: Promise<unknown> = Promise.resolve();

  constructor(training: Training, backend: Backend, frames: Frames, events: LoopEvents) {
    this.#training = training;
    this.#sliceEnd = training.step;
    this.#backend = backend;
    this.frames = frames;
    this.#events = events;
  }

  get playing(): boolean {
    return this.#running && this.#target === Infinity;
  }

  /** Most steps that it plays in a second. */
  get limit(): number {
    return this.#pace.limit;
  }

  get running(): boolean {
    return this.#running;
  }

  /** @param limit Most steps to take in a second. */
  play(limit = Infinity): void {
    this.#pace.limit = limit;
    this.#runTo(Infinity);
  }

  /** Takes `count` steps more than are taken or asked for already, and stops there. */
  step(count: number): Promise<void> {
    const target = this.#asked + count;
    this.#runTo(target);
    return this.#reached(target);
  }

  /** Has one player make one update, after the steps that are taken or asked for already, and stops there. */
  update(player: PlayerName): Promise<void> {
    const after = this.#asked;
    return new Promise((settle) => {
      this.#updates.push({ player, after, settle });
      this.#runTo(after);
    });
  }

  /** Cuts short what is under way. Resolves once no step is, even if another command sets off again at once. */
  stop(): Promise<void> {
    this.#cutShort();
    return this.#running ? this.#reached(0) : Promise.resolve();
  }

  /**
   * Does something between two steps, so that all of it sees the same one.
   * @param every Waits until a multiple of it is the newest step, however often the run is stopped before. After `end`
   *   that may be for ever.
   */
  async still<T>(act: () => Promise<T>, every?: number): Promise<T> {
    if (every !== undefined) await this.#at(every * (Math.floor(this.#sliceEnd / every) + 1));
    const acting = this.#stillness.then(async () => {
      await this.#slice;
      return act();
    });
    this.#stillness = acting.catch(() => {}); // Told to who asked for it; the steps go on.
    return acting;
  }

  /** Stops for good, without waiting for a device that may never answer again. */
  end(): void {
    this.#ended = true;
    this.#running = false;
    this.#cutShort();
    this.#settle(Infinity);
  }

  /** Makes the newest step the newest frame, or known the failure that it turns out to be. */
  async look(): Promise<void> {
    try {
      await this.frames.take(this.#training, this.#pace.stepsPerSecond);
      if (!this.#ended) this.#events.onFrame();
    } catch (thrown) {
      this.#fail(thrown);
    }
  }

  /** Resolves at a step that is yet to come, and in time to ask for stillness before the next slice. */
  #at(step: number): Promise<void> {
    const halt = this.#halts.get(step) ?? new Bell();
    this.#halts.set(step, halt);
    return halt.next();
  }

  #halt(): void {
    const { step } = this.#training;
    this.#halts.get(step)?.ring();
    this.#halts.delete(step);
  }

  /** The step that all there is to do so far ends at. */
  get #asked(): number {
    const ends = this.#updates.map(({ player, after }) => (player === 'generator' ? after + 1 : after));
    return Math.max(this.#training.step, ...ends, ...this.#waiting.map(({ until }) => until));
  }

  #isDone(): boolean {
    return this.#training.step >= this.#target && this.#updates.length === 0;
  }

  #cutShort(): void {
    this.#target = 0;
    for (const waiting of this.#waiting) waiting.until = 0;
    for (const { settle } of this.#updates.splice(0)) this.#waiting.push({ until: 0, settle });
  }

  #reached(until: number): Promise<void> {
    return new Promise((settle) => this.#waiting.push({ until, settle }));
  }

  #settle(step: number): void {
    const waiting = this.#waiting;
    this.#waiting = waiting.filter(({ until }) => until > step);
    for (const { until, settle } of waiting) if (until <= step) settle();
  }

  #runTo(target: number): void {
    this.#target = target;
    if (!this.#running) void this.#run();
  }

  async #run(): Promise<void> {
    this.#running = true;
    this.#events.onStart();
    try {
      this.#pace.start(performance.now());
      do {
        while (!this.#isDone()) {
          await this.#stillness;
          if (this.#isDone()) break; // Stopped meanwhile.
          await (this.#slice = this.#takeSlice());
          this.#halt();
          // Who waits for the end of the run is told when it has stopped.
          if (!this.#isDone()) this.#settle(this.#training.step);
          // Not awaited: the device goes on while the frame is read.
          if (this.frames.due(performance.now())) void this.look();
          this.#events.onSteps();
          await nextTask();
        }
        if (!this.#ended) await this.look();
      } while (!this.#isDone()); // A command may have come while the last frame was read.
    } catch (thrown) {
      this.#fail(thrown);
    }
    if (this.#ended) return;
    this.#running = false;
    this.#events.onStop();
    this.#settle(Infinity);
  }

  #takeSlice(): Promise<void> {
    const [update] = this.#updates;
    if (!update || update.after > this.#training.step) return this.#takeSteps(update?.after);
    this.#updates.shift();
    return this.#makeUpdate(update);
  }

  async #makeUpdate({ player, settle }: Update): Promise<void> {
    this.#sliceEnd = this.#training.step + (player === 'generator' ? 1 : 0);
    this.#waiting.push({ until: this.#sliceEnd, settle });
    const make = await this.#training.update(player);
    if (this.#ended) return;
    make();
    await this.#backend.settle();
  }

  /** @param most Not beyond this step. */
  async #takeSteps(most = Infinity): Promise<void> {
    const began = performance.now();
    const allowed = this.playing ? this.#pace.stepsBy(began) : this.#pace.steps;
    if (allowed === 0) {
      await delay(WAIT);
      return;
    }
    const { step } = this.#training;
    this.#sliceEnd = Math.min(step + allowed, this.#target, most, ...this.#halts.keys());
    const count = this.#sliceEnd - step;
    await this.#training.ready();
    const parts = this.#training.takeSteps(count);
    while (!parts.next().done) {
      if (performance.now() - began > SLICE) await nextTask();
      if (this.#ended) return;
    }
    await this.#backend.settle();
    this.#pace.took(count, began, performance.now());
  }

  /** The first failure counts: what follows from it says less. */
  #fail(thrown: unknown): void {
    if (this.#ended) return;
    this.end();
    this.#events.onFailure(thrown);
  }
}
