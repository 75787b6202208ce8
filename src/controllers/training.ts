import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { GanErrorEvent, GanProgressEvent, GanReadyEvent, GanStateChangeEvent } from '../events.js';
import { Picture, type Onlookers } from '../picture.js';
import type { TrainerOptions } from '../sdk/create-trainer.js';
import type { Trainer } from '../sdk/trainer.js';
import type { Setup } from '../setup.js';
import { LIVE_PATHS } from '../shared/config.js';
import { changedPaths } from '../shared/config-schema.js';
import { GanError, reportOf } from '../shared/errors.js';
import type { Progress } from '../shared/progress.js';
import type { RunState } from '../shared/run-state.js';
import { settle } from '../settle.js';
import { inTurn } from '../still/in-turn.js';
import { watch } from './watch.js';

type Host = ReactiveControllerHost & HTMLElement;
type CreateTrainer = (options: TrainerOptions) => Promise<Trainer>;

/**
 * Binds an element to a training: makes the trainer when it is first needed, follows it, pauses it while nobody sees it,
 * and ends it.
 *
 * A run is one trainer's time, from its making to its end. Its signal aborts with it, and after every `await` tells
 * whether the run is still current: what belongs to an old one is dropped.
 */
export class TrainingController implements ReactiveController {
  readonly picture: Picture;
  trainer: Trainer | undefined;
  state: RunState = { kind: 'idle' };
  /** Whether it is to train whenever it is in view. */
  wanted = false;

  readonly #host: Host;
  readonly #create: CreateTrainer;
  readonly #onlookers: Onlookers;
  #setup: Setup | GanError | undefined;
  #run = new AbortController();
  #opening: Promise<Trainer> | undefined;
  #visible = false;
  #begun = false;
  #pace: number | undefined;
  /** Commands under way. While there are none, a change of state is somebody else's doing. */
  #commands = 0;

  constructor(host: Host, create: CreateTrainer, onlookers: Onlookers) {
    this.picture = new Picture(onlookers);
    this.#host = host;
    this.#create = create;
    this.#onlookers = onlookers;
    host.addController(this);
  }

  hostConnected(): void {
    // What was removed and comes back begins anew.
    if (this.state.kind === 'idle' && this.#setup) this.adopt(this.#setup);
  }

  hostDisconnected(): void {
    // What is only moved within the page is connected again before any microtask runs.
    queueMicrotask(() => {
      if (this.#host.isConnected) return;
      this.#end();
      this.#onlookers.end();
      this.#visible = this.#begun = false;
    });
  }

  /**
   * Takes over what the host asks for now: in a run under way live where that will do, else by a reset, else with another
   * trainer. An error stands for what there is no making sense of.
   */
  adopt(setup: Setup | GanError): void {
    const before = this.#setup;
    this.#setup = setup;
    if (setup instanceof GanError) {
      this.#end();
      this.#enter({ kind: 'failed', error: reportOf(setup) });
      return;
    }
    if (!this.#goesOn || !before || before instanceof GanError) {
      this.#startOver(setup);
      return;
    }
    const changed = changedPaths(before.config, setup.config);
    if (needsTrainer(before, setup, changed)) this.#startOver(setup);
    else if (changed.some((path) => !LIVE_PATHS.includes(path))) settle(this.reset(setup));
    else if (changed.length > 0) settle(this.command((trainer) => trainer.configure(setup.config)));
  }

  /** Trains from now on, whenever it is in view. */
  async play(): Promise<void> {
    this.#recover();
    this.wanted = true;
    this.#host.requestUpdate();
    await this.command((trainer) => this.#follow(trainer));
  }

  /** Makes the trainer, and no more. */
  async prepare(): Promise<void> {
    this.#recover();
    await this.command(async () => {});
  }

  /**
   * Plays or prepares by itself: only once from when it is in the document until it is removed, and unless `eager` only
   * once it is in view.
   */
  begin(how: 'play' | 'prepare', eager: boolean): void {
    if (this.#begun || !this.#host.isConnected || !(this.#visible || eager)) return;
    this.#begun = true;
    settle(this[how]());
  }

  /** Takes so many steps. Where it played, that ends. */
  async step(count: number): Promise<Progress> {
    if (this.wanted) await this.pause();
    return this.command((trainer) => trainer.step(count));
  }

  /** Without a trainer there is nothing to pause, and none is made. */
  async pause(): Promise<void> {
    this.wanted = false;
    this.#host.requestUpdate();
    if (this.#goesOn) await this.command((trainer) => trainer.pause());
  }

  /** Begins again, with a setup that differs from the one before in its config at most. */
  async reset(setup: Setup | GanError): Promise<void> {
    if (setup instanceof GanError) throw setup;
    this.#recover();
    this.#setup = setup;
    const anew = !this.#opening;
    await this.command(async (trainer) => {
      if (anew) return;
      const { signal } = this.#run;
      await trainer.reset({ config: setup.config });
      if (signal.aborted) return;
      await this.picture.showTrainer(trainer, setup, signal);
      this.#host.requestUpdate();
    });
  }

  /** Has the trainer do something. It is made if need be, but not in place of one that failed, and not out of the document. */
  async command<T>(give: (trainer: Trainer) => Promise<T>): Promise<T> {
    if (!this.#host.isConnected) throw isOver();
    this.#commands++;
    try {
      this.#opening ??= this.#open(this.#run.signal);
      return await give(await this.#opening);
    } finally {
      this.#commands--;
    }
  }

  /** Most steps to play in a second. */
  setPace(pace: number | undefined): void {
    if (pace === this.#pace) return;
    this.#pace = pace;
    if (this.trainer) settle(this.command((trainer) => this.#follow(trainer)));
  }

  /** Whether anybody can see the host. */
  setVisible(visible: boolean): void {
    this.#visible = visible;
    this.#host.requestUpdate();
    if (this.trainer) settle(this.command((trainer) => this.#follow(trainer)));
  }

  /** Whether there is a trainer, or will be, that has not failed. */
  get #goesOn(): boolean {
    return this.#opening !== undefined && this.state.kind !== 'failed';
  }

  /** Makes way for another trainer where one has failed. */
  #recover(): void {
    if (this.state.kind === 'failed') this.#end();
  }

  /** Has the trainer play while that is wanted and seen, and pause otherwise. */
  async #follow(trainer: Trainer): Promise<void> {
    if (this.wanted) await (this.#visible ? trainer.play({ stepsPerSecond: this.#pace }) : trainer.pause());
  }

  async #open(signal: AbortSignal): Promise<Trainer> {
    const setup = this.#setup;
    this.#enter({ kind: 'loading' });
    try {
      if (!setup) throw new GanError('Error', 'The element is not in a document; add it to one first.');
      if (setup instanceof GanError) throw setup;
      const trainer = await this.#create({ ...optionsOf(setup), signal });
      signal.throwIfAborted();
      await this.picture.showTrainer(trainer, setup, signal);
      signal.throwIfAborted();
      this.trainer = trainer;
      let watched = Promise.resolve();
      const watchOn = (): void => {
        watched = watched.then(() => this.#watch(trainer, signal)).catch(() => {}); // Its state says why.
      };
      trainer.addEventListener(
        'statechange',
        () => {
          // A run that has failed is no longer watched once that was seen; reset or restored, it is again.
          if (this.state.kind === 'failed') watchOn();
          this.#enter(trainer.state);
        },
        { signal },
      );
      this.#enter(trainer.state);
      this.#host.dispatchEvent(new GanReadyEvent(trainer));
      watchOn();
      return trainer;
    } catch (thrown) {
      if (!signal.aborted) {
        this.#run.abort(); // Ends the worker, if it was more than that which failed to start.
        this.#enter({ kind: 'failed', error: reportOf(thrown) });
      }
      throw thrown;
    }
  }

  /** Shows how it goes. Ends with the run; where that fails, its state says so. */
  #watch(trainer: Trainer, signal: AbortSignal): Promise<void> {
    return watch(trainer, signal, async (progress) => {
      this.#host.dispatchEvent(new GanProgressEvent(progress));
      await this.picture.showProgress(progress, trainer, signal);
      this.#host.requestUpdate();
    });
  }

  #startOver(setup: Setup): void {
    const { wanted } = this;
    this.#end();
    this.#showStill(setup);
    if (wanted && this.state.kind !== 'failed') settle(this.play());
  }

  #showStill(setup: Setup): void {
    const show = (act: () => void): void =>
      inTurn(() => {
        try {
          act();
          this.#host.requestUpdate();
        } catch (thrown) {
          this.#enter({ kind: 'failed', error: reportOf(thrown) }); // Data of the host's own may not be what it says it is.
        }
      });
    show(() => {
      if (setup === this.#setup && !this.#opening) show(this.picture.showStill(setup));
    });
  }

  #end(): void {
    this.#run.abort(isOver());
    this.#run = new AbortController();
    this.#opening = undefined;
    this.trainer = undefined;
    this.wanted = false;
    if (this.state.kind !== 'idle') this.#enter({ kind: 'idle' });
  }

  #enter(state: RunState): void {
    const isNew = state.kind !== this.state.kind;
    this.state = state;
    if (state.kind === 'failed' || this.#commands === 0) this.wanted = state.kind === 'running';
    if (isNew) this.#host.dispatchEvent(new GanStateChangeEvent(state));
    if (state.kind === 'failed') {
      this.#host.dispatchEvent(new GanErrorEvent(new GanError(state.error.name, state.error.message)));
    }
    this.#host.requestUpdate();
  }
}

function isOver(): GanError {
  return new GanError('AbortError', 'The element was removed, or was given something else to train.');
}

/** Other networks need another worker: what tfjs holds on the device for the old ones, it never gives back. */
function needsTrainer(before: Setup, after: Setup, changed: readonly string[]): boolean {
  return (
    before.source !== after.source ||
    before.backend !== after.backend ||
    before.workerUrl !== after.workerUrl ||
    changed.some((path) => path === 'latent.size' || path.includes('.network.'))
  );
}

/** A trainer takes the buffers it is given; these are copies, because the element may need another trainer later. */
function optionsOf({ preset, source, config, backend, workerUrl }: Setup): TrainerOptions {
  return { dataset: structuredClone(source), config: { ...config, preset: preset.name }, backend, workerUrl };
}
