import { memory } from './tf.js';
import type { BackendReport } from '../src/shared/backend.js';
import type { Config } from '../src/shared/config.js';
import type { Examples } from '../src/shared/dataset.js';
import { GanError, reportOf } from '../src/shared/errors.js';
import type { Progress } from '../src/shared/progress.js';
import type { RunState } from '../src/shared/run-state.js';
import type {
  DrawRequest,
  OpenReply,
  OpenRequest,
  ProgressReport,
  StateReport,
  TrainingWorker,
} from '../src/shared/worker-api.js';
import type { Backend } from './backend/backend.js';
import { chooseBackend } from './backend/choose.js';
import { Bell } from './bell.js';
import { summaryOf, type Dataset } from './data/dataset.js';
import { openDataset } from './data/open-dataset.js';
import { Frames } from './frames.js';
import { Pace, SLICE } from './pace.js';
import { nextTask } from './task.js';
import { Training } from './training.js';

/** Datasets are drawn from a seed of their own, so that a reset with another seed plays on the same data. */
const DATASET_SEED = 0;

/** What is ready once a run was opened. */
interface Opened {
  readonly backend: Backend;
  readonly report: BackendReport;
  readonly dataset: Dataset;
  training: Training;
}

/** The run: a state machine around one training (see `RunState`), and the loop that takes its steps. */
export class Session implements TrainingWorker {
  #state: RunState = { kind: 'idle' };
  #version = 0;
  #opened: Opened | undefined;
  /** The step at which the loop is to stop: infinity while playing. */
  #target = 0;
  #loop: Promise<void> = Promise.resolve();
  #pace = new Pace();
  #frames = new Frames();
  /** Rings at each change of state and at each new frame. */
  readonly #bell = new Bell();

  ping(): Promise<void> {
    return Promise.resolve();
  }

  async open({ dataset: source, config, backend: choice }: OpenRequest): Promise<OpenReply> {
    if (this.#state.kind !== 'idle') throw new GanError('Error', 'This worker has a run already.');
    this.#enter({ kind: 'loading' });
    try {
      const [{ backend, report }, dataset] = await Promise.all([
        chooseBackend(choice),
        openDataset(source, DATASET_SEED, new AbortController().signal),
      ]);
      void backend.lost.then((sentence) => {
        this.#fail(new GanError('BackendError', `${sentence} Start again, perhaps with another backend.`));
      });
      this.#opened = { backend, report, dataset, training: new Training(dataset, config) };
      this.#enter({ kind: 'paused' });
      return this.#reply(this.#opened);
    } catch (thrown) {
      this.#fail(thrown);
      throw thrown;
    }
  }

  play(): Promise<void> {
    this.#runTo(Infinity);
    return Promise.resolve();
  }

  async pause(): Promise<void> {
    this.#target = 0;
    await this.#loop;
  }

  async step(count: number): Promise<Progress> {
    this.#runTo(this.#ready().training.step + count);
    await this.#loop;
    return (await this.progress(0)).progress;
  }

  async reset(config: Config): Promise<OpenReply> {
    const opened = this.#ready();
    const playing = this.#state.kind === 'running' && this.#target === Infinity;
    await this.pause();
    this.#enter({ kind: 'loading' });
    opened.training.dispose();
    opened.training = new Training(opened.dataset, config);
    this.#frames = new Frames(this.#frames.version);
    this.#pace = new Pace();
    this.#enter({ kind: 'paused' });
    if (playing) this.#runTo(Infinity);
    return this.#reply(opened);
  }

  configure(config: Config): Promise<void> {
    this.#ready().training.configure(config);
    return Promise.resolve();
  }

  sample(request: DrawRequest): Promise<Examples> {
    return this.#ready().training.sample(request);
  }

  real(request: DrawRequest): Promise<Examples> {
    return Promise.resolve(this.#ready().training.real(request));
  }

  discriminate(data: Float32Array): Promise<Float32Array> {
    return this.#ready().training.discriminate(data);
  }

  async progress(seenVersion: number): Promise<ProgressReport> {
    // While steps are taken, what was measured before the question is no answer to it.
    const stale = this.#state.kind === 'running' ? this.#frames.newest : undefined;
    for (;;) {
      this.#throwIfFailed();
      const { newest } = this.#frames;
      if (newest && newest !== stale && newest.version !== seenVersion) return newest;
      this.#frames.wanted = true;
      await this.#bell.next();
    }
  }

  async state(seenVersion: number): Promise<StateReport> {
    while (this.#version === seenVersion) await this.#bell.next();
    return { version: this.#version, state: this.#state };
  }

  memory(): Promise<{ readonly numTensors: number; readonly numBytes: number }> {
    const { numTensors, numBytes } = memory();
    return Promise.resolve({ numTensors, numBytes });
  }

  #enter(state: RunState): void {
    this.#state = state;
    this.#version++;
    this.#bell.ring();
  }

  /** The first failure counts: what follows from it says less. */
  #fail(thrown: unknown): void {
    if (this.#state.kind === 'failed') return;
    this.#target = 0;
    this.#enter({ kind: 'failed', error: reportOf(thrown) });
  }

  #throwIfFailed(): void {
    if (this.#state.kind === 'failed') throw new GanError(this.#state.error.name, this.#state.error.message);
  }

  #ready(): Opened {
    if (!this.#opened) throw new GanError('Error', 'Nothing is loaded yet.');
    return this.#opened;
  }

  #reply({ report, dataset, training }: Opened): OpenReply {
    return { backend: report, dataset: summaryOf(dataset), parameters: training.parameters };
  }

  #runTo(target: number): void {
    this.#throwIfFailed();
    const { backend, training } = this.#ready();
    this.#target = target;
    if (this.#state.kind === 'running') return;
    this.#enter({ kind: 'running' });
    this.#loop = this.#run(backend, training);
  }

  /** Takes steps until the target. Between slices it waits for the device and lets messages through. */
  async #run(backend: Backend, training: Training): Promise<void> {
    try {
      this.#pace.start(performance.now());
      while (training.step < this.#target) {
        await this.#takeSteps(training, Math.min(this.#pace.steps, this.#target - training.step), backend);
        // Not awaited: the device goes on while the frame is read.
        if (this.#frames.due(performance.now())) void this.#look(training);
        await nextTask();
      }
      await this.#look(training);
      if (this.#state.kind === 'running') this.#enter({ kind: 'paused' });
    } catch (thrown) {
      this.#fail(thrown);
    }
  }

  async #takeSteps(training: Training, steps: number, backend: Backend): Promise<void> {
    const began = performance.now();
    for (let i = 0; i < steps; i++) {
      const parts = training.takeStep();
      while (!parts.next().done) if (performance.now() - began > SLICE) await nextTask();
    }
    await backend.settle();
    this.#pace.took(steps, began, performance.now());
  }

  /** Makes the newest step known, or the failure that it turns out to be. */
  async #look(training: Training): Promise<void> {
    try {
      await this.#frames.take(training, this.#pace.stepsPerSecond);
      this.#bell.ring();
    } catch (thrown) {
      this.#fail(thrown);
    }
  }
}
