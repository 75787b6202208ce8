import { memory } from './tf.js';
import type { BackendReport } from '../src/shared/backend.js';
import { decodeCheckpoint, encodeCheckpoint, type Checkpoint } from '../src/shared/checkpoint.js';
import type { Config } from '../src/shared/config.js';
import {
  DATASET_SEED,
  type DatasetSource,
  type Examples,
  type Forces,
  type Neighbours,
} from '../src/shared/dataset.js';
import { asGanError, GanError, reportOf } from '../src/shared/errors.js';
import type { Diagnosis } from '../src/shared/diagnosis.js';
import type { Evaluation } from '../src/shared/metrics.js';
import type { Minibatch } from '../src/shared/minibatch.js';
import type { PlayerName } from '../src/shared/player.js';
import type { Progress } from '../src/shared/progress.js';
import type { RunState } from '../src/shared/run-state.js';
import { SYNTHETICS, type Synthetic } from '../src/shared/synthetic/index.js';
import type {
  DrawRequest,
  EvaluationCommand,
  Inspection,
  OpenReply,
  OpenRequest,
  ProgressReport,
  StateReport,
  TrainingWorker,
} from '../src/shared/worker-api.js';
import type { Backend } from './backend/backend.js';
import { findBackends } from './backend/find.js';
import { Bell } from './bell.js';
import { summaryOf, type Dataset } from './data/dataset.js';
import { openDataset } from './data/open-dataset.js';
import { previewOf } from './data/preview.js';
import { Reference } from './diagnosis/reference.js';
import { Watch } from './diagnosis/watch.js';
import { Evaluations } from './evaluation/evaluations.js';
import { Evaluator } from './evaluation/evaluator.js';
import { nearestReal } from './evaluation/nearest-real.js';
import { RealData } from './evaluation/real-data.js';
import { fastest } from './fastest.js';
import { Frames } from './frames.js';
import { reportAfterAll } from './report-after-all.js';
import { RunLoop } from './run-loop.js';
import { assertSameRun } from './same-run.js';
import { Training, trainingCount } from './training.js';

/** Why what was under way ends with its run. */
const RESET = new GanError('AbortError', 'The run was reset or restored before this was done.');

/** What stays for the life of the worker once a run was opened. */
interface Opened {
  readonly backend: Backend;
  readonly report: BackendReport;
  readonly dataset: Dataset;
  readonly known: Synthetic | undefined;
}

/** A training and the loop that takes its steps. A reset puts another in its place; to restore it puts another loop. */
interface Run {
  readonly training: Training;
  readonly loop: RunLoop;
  readonly watch: Watch;
  readonly evaluator: Evaluator;
}

/** The state machine around a run (see `RunState`), as the page commands it. */
export class Session implements TrainingWorker {
  #state: RunState = { kind: 'idle' };
  #version = 0;
  #opened: Opened | undefined;
  #run: Run | undefined;
  /** Rings at each change of state and at each new frame. */
  readonly #bell = new Bell();
  readonly #evaluations = new Evaluations();
  readonly #find: typeof findBackends;

  /** @param find Where backends come from: tests put others in their place. */
  constructor(find = findBackends) {
    this.#find = find;
  }

  ping(): Promise<void> {
    return Promise.resolve();
  }

  async open({ dataset: source, config, backend: choice }: OpenRequest): Promise<OpenReply> {
    if (this.#state.kind !== 'idle') throw new GanError('Error', 'This worker has a run already.');
    this.#enter({ kind: 'loading' });
    try {
      const [found, dataset] = await Promise.all([this.#find(choice), openDataset(source, DATASET_SEED)]);
      const { backend, report } = await fastest(
        found,
        (candidate) => new Training(dataset, config, candidate),
      );
      void backend.lost.then((error) => {
        this.#fail(error);
      });
      const known = source.kind === 'synthetic' ? SYNTHETICS[source.name] : undefined;
      return await this.#begin((this.#opened = { backend, report, dataset, known }), config);
    } catch (thrown) {
      this.#fail(thrown);
      throw thrown;
    }
  }

  async inspect(source: DatasetSource): Promise<Inspection> {
    const dataset = await openDataset(source, DATASET_SEED);
    return { dataset: summaryOf(dataset), examples: previewOf(dataset) };
  }

  play(limit?: number): Promise<void> {
    this.#sound().loop.play(limit);
    return Promise.resolve();
  }

  async pause(): Promise<void> {
    await this.#run?.loop.stop();
  }

  step(count: number): Promise<Progress> {
    return this.#advance((loop) => loop.step(count));
  }

  update(player: PlayerName): Promise<Progress> {
    return this.#advance((loop) => loop.update(player));
  }

  async reset(config: Config): Promise<OpenReply> {
    if (!this.#opened || this.#state.kind === 'loading')
      throw new GanError('Error', 'Nothing is loaded yet.');
    const opened = this.#opened;
    return this.#atRest(async () => {
      this.#enter({ kind: 'loading' });
      try {
        return await this.#begin(opened, config);
      } catch (thrown) {
        this.#fail(thrown);
        throw thrown;
      }
    });
  }

  async save(): Promise<Blob> {
    this.#throwIfFailed();
    return this.#answer(async ({ loop, training }) =>
      encodeCheckpoint(await loop.still(() => training.save())),
    );
  }

  async restore(file: Blob): Promise<void> {
    const checkpoint = await decodeCheckpoint(file);
    await this.#runOf(checkpoint).training.ready();
    return this.#atRest(async () => {
      const { loop: before, ...run } = this.#runOf(checkpoint); // After a reset it may be another.
      run.training.restore(checkpoint);
      run.watch.restored(checkpoint.step);
      before.end();
      const loop = this.#start(run, new Frames(before.frames, checkpoint.step));
      await loop.still(() => loop.look());
    });
  }

  configure(config: Config): Promise<void> {
    const { training, watch } = this.#ready();
    training.configure(config);
    watch.since = training.step;
    return Promise.resolve();
  }

  sample(request: DrawRequest): Promise<Examples> {
    return this.#answer(({ training }) => training.sample(request));
  }

  generate(latents: Float32Array): Promise<Examples> {
    return this.#answer(({ training }) => training.generate(latents));
  }

  real(request: DrawRequest): Promise<Examples> {
    return Promise.resolve(this.#ready().training.real(request));
  }

  nearest(examples: Float32Array, count: number): Promise<Neighbours> {
    return this.#answer(({ evaluator }) => nearestReal(evaluator.data, examples, count));
  }

  minibatch(player: PlayerName): Promise<Minibatch> {
    return this.#answer(({ training }) => training.minibatch(player));
  }

  forces(request: DrawRequest): Promise<Forces> {
    return this.#answer(({ training }) => training.forces(request));
  }

  discriminate(data: Float32Array): Promise<Float32Array> {
    return this.#answer(({ training }) => training.discriminate(data));
  }

  async diagnose(): Promise<readonly Diagnosis[]> {
    const run = this.#ready();
    const { training, loop, watch } = run;
    // After a divergence, what was seen until then tells it.
    if (this.#state.kind !== 'failed') {
      await loop
        .still(() => Promise.all([loop.look(), watch.look()]))
        .catch((thrown: unknown) => {
          if (run === this.#run) throw thrown;
        });
      if (run !== this.#run) throw RESET;
    } else if (this.#state.error.name !== 'DivergenceError') this.#throwIfFailed();
    const { dataset, known } = this.#opened!;
    return watch.diagnose({
      config: training.config,
      isImages: dataset.shape.length === 3,
      isMixture: known?.components !== undefined,
      entries: loop.frames.history.entries,
    });
  }

  async evaluate(id: number, command: EvaluationCommand): Promise<Evaluation> {
    const { training, loop, evaluator } = this.#sound();
    const { metrics, count, seed = training.config.seed, every } = command;
    try {
      return await this.#evaluations.run(id, (signal) =>
        evaluator.evaluate(training, (draw) => loop.still(draw, every), { metrics, count, seed }, signal),
      );
    } catch (thrown) {
      // What waits for a step waits for that of the next run.
      if (thrown === RESET && every !== undefined) return this.evaluate(id, command);
      throw thrown;
    }
  }

  stopEvaluating(id: number): Promise<void> {
    this.#evaluations.stop(id);
    return Promise.resolve();
  }

  async progress(seenVersion: number): Promise<ProgressReport> {
    const before = this.#run?.loop.frames.newest;
    for (;;) {
      this.#throwIfFailed();
      const frames = this.#run?.loop.frames;
      // While steps are taken, what was measured before the question is no answer to it: something newer will come.
      const stale = this.#state.kind === 'running' ? before : undefined;
      if (frames?.newest && frames.newest !== stale && frames.newest.version !== seenVersion)
        return frames.newest;
      if (frames) frames.wanted = true;
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

  /**
   * Asks the run, which may have failed, for something.
   * @throws GanError `AbortError` where it cannot answer any more because it was reset meanwhile.
   */
  async #answer<T>(ask: (run: Run) => Promise<T>): Promise<T> {
    const run = this.#ready();
    try {
      return await ask(run);
    } catch (thrown) {
      throw run.training === this.#run?.training ? thrown : RESET;
    }
  }

  /** @returns The progress once that is done. */
  async #advance(give: (loop: RunLoop) => Promise<void>): Promise<Progress> {
    const { loop } = this.#sound();
    await give(loop);
    this.#throwIfFailed();
    await loop.look();
    this.#throwIfFailed();
    return loop.frames.newest!.progress;
  }

  #enter(state: RunState): void {
    this.#state = state;
    this.#version++;
    this.#bell.ring();
  }

  /** The first failure counts: what follows from it says less. */
  #fail(thrown: unknown): void {
    if (this.#state.kind === 'failed') return;
    this.#run?.loop.end();
    this.#evaluations.stopAll(asGanError(thrown));
    this.#enter({ kind: 'failed', error: reportOf(thrown) });
  }

  #throwIfFailed(): void {
    if (this.#state.kind === 'failed') throw new GanError(this.#state.error.name, this.#state.error.message);
  }

  /**
   * Does something with a run that takes no step, and lets it play again where it did.
   * @param act Until it awaits something, no other command comes in between.
   */
  async #atRest<T>(act: () => Promise<T>): Promise<T> {
    let limit: number | undefined;
    for (;;) {
      this.#evaluations.stopAll(RESET); // Those too that were asked for while this waited.
      if (!this.#run?.loop.running) break;
      if (this.#run.loop.playing) ({ limit } = this.#run.loop);
      await this.#run.loop.stop();
    }
    // A lost device, perhaps while this waited, is gone with all that was on it.
    if (this.#state.kind === 'failed' && this.#state.error.name === 'BackendError') this.#throwIfFailed();
    const done = act();
    if (limit !== undefined) this.#run?.loop.play(limit);
    return done;
  }

  /** The run, which may have failed. */
  #ready(): Run {
    if (!this.#run) throw new GanError('Error', 'Nothing is loaded yet.');
    return this.#run;
  }

  /**
   * The run, which may have failed, and could go on from this checkpoint.
   * @throws GanError `ConfigError` or `DataError` where that is of another.
   */
  #runOf(checkpoint: Checkpoint): Run {
    const run = this.#ready();
    assertSameRun(checkpoint, run.training.config, summaryOf(this.#opened!.dataset));
    return run;
  }

  /** The run, which has not failed. */
  #sound(): Run {
    this.#throwIfFailed();
    return this.#ready();
  }

  /** Puts a run at its beginning in the place of the one before. All that is awaited is the answer. */
  async #begin({ backend, report, dataset, known }: Opened, config: Config): Promise<OpenReply> {
    const before = this.#run;
    before?.loop.end();
    before?.training.dispose();
    this.#run = undefined;
    const training = new Training(dataset, config, backend);
    const trained = trainingCount(dataset, config);
    // What an evaluator has learned of the data is still true where the same are held out.
    const isSame = before?.evaluator.data.trained === trained;
    if (!isSame) before?.evaluator.dispose();
    const evaluator = isSame
      ? before.evaluator
      : new Evaluator(new RealData(dataset, known, trained), backend);
    const watch = new Watch(training, () => new Reference(dataset, trained, known));
    this.#start({ training, watch, evaluator }, new Frames(before?.loop.frames));
    await training.ready();
    return {
      backend: reportAfterAll({ backend, report }, training),
      dataset: summaryOf(dataset),
      parameters: training.parameters,
    };
  }

  /** Makes ready to take steps, from where the training is. */
  #start({ training, watch, evaluator }: Omit<Run, 'loop'>, frames: Frames): RunLoop {
    const loop: RunLoop = new RunLoop(training, this.#opened!.backend, frames, {
      onStart: () => this.#enter({ kind: 'running' }),
      onStop: () => this.#enter({ kind: 'paused' }),
      onSteps: () => {
        if (watch.isDue(performance.now())) void lookAt({ loop, watch });
      },
      onFrame: () => this.#bell.ring(),
      onFailure: (thrown) => this.#fail(thrown),
    });
    this.#run = { training, loop, watch, evaluator };
    if (this.#state.kind !== 'paused') this.#enter({ kind: 'paused' });
    return loop;
  }
}

/** Not awaited: a look that fails, because the run has ended meanwhile or will, leaves no more than a gap. */
async function lookAt({ loop, watch }: Pick<Run, 'loop' | 'watch'>): Promise<void> {
  await Promise.allSettled([loop.look(), watch.look()]);
}
