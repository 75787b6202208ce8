import type { BackendReport } from '../shared/backend.js';
import type { Config, Patch } from '../shared/config.js';
import { assertLive, patchConfig } from '../shared/config-schema.js';
import type { DatasetSummary, Examples, Forces, Neighbours } from '../shared/dataset.js';
import type { Diagnosis } from '../shared/diagnosis.js';
import { asGanError, GanError, refuse, reportOf } from '../shared/errors.js';
import type { Evaluation, MetricName } from '../shared/metrics.js';
import type { Minibatch } from '../shared/minibatch.js';
import type { PlayerName } from '../shared/player.js';
import type { Progress } from '../shared/progress.js';
import type { RunState } from '../shared/run-state.js';
import type { DrawRequest, OpenReply, StateReport } from '../shared/worker-api.js';
import { checkOptions, checkPositive, checkSeed, withSeed } from './arguments.js';
import type { Ask, Channel } from './channel.js';
import { StateChangeEvent, type TrainerEvents } from './events.js';
import { onAbort } from './on-abort.js';
import { pull } from './pull.js';
import { checkCount, checkLatents, checkPlayer, seedOr, valuesOf } from './trainer-arguments.js';
import { eventTargetOf } from './typed-event-target.js';

/** The version of a state that differs from that of every state there is. */
export const UNSEEN = -1;

export interface ResetOptions {
  /** Unsigned 32-bit integer; goes before `config.seed`. By default the seed stays. */
  readonly seed?: number | undefined;
  /** What is to differ from the config so far. */
  readonly config?: Patch<Config> | undefined;
}

interface SeedOption {
  readonly seed?: number | undefined;
}

export interface EvaluateOptions {
  /** What to measure. By default every metric that suits the data and takes no longer than some seconds. */
  readonly metrics?: readonly MetricName[] | undefined;
  /** Generated examples, 2 to 65,536; 2,000 by default. */
  readonly count?: number | undefined;
  /** Unsigned 32-bit integer that the latent points follow from. By default the run's own. */
  readonly seed?: number | undefined;
  /** Stops it. */
  readonly signal?: AbortSignal | undefined;
}

export interface EvaluationsOptions extends EvaluateOptions {
  /** Steps from one evaluation to the next, 1 to 65,536. */
  readonly every: number;
}

const EVALUATE_OPTIONS = ['metrics', 'count', 'seed', 'signal'] as const;

/**
 * One training run in a worker of its own. Made by `createTrainer`.
 *
 * Every promise settles, whatever dies. All reject with a `GanError`: `ConfigError` for an argument that is not allowed,
 * `AbortError` once the trainer is disposed of, `WorkerError` once its worker is dead, else what went wrong in the worker.
 *
 * @fires statechange - {@link StateChangeEvent}: the run moved to another state, also by the worker's death.
 */
export class Trainer extends eventTargetOf<TrainerEvents>() {
  readonly #channel: Channel;
  #config: Config;
  #opened: OpenReply;
  #report: StateReport;
  /** The newest change of the config: the next one waits for it, because it builds on it. */
  #changed: Promise<void> = Promise.resolve();
  /** Evaluations that were asked for so far. */
  #evaluations = 0;

  constructor(channel: Channel, config: Config, opened: OpenReply, report: StateReport) {
    super();
    this.#channel = channel;
    this.#config = config;
    this.#opened = opened;
    this.#report = report;
    onAbort(channel.closed, () => {
      const error = reportOf(channel.closed.reason);
      this.#end(error.name === 'AbortError' ? { kind: 'idle' } : { kind: 'failed', error });
    });
    this.#followState().catch((thrown: unknown) => channel.close(asGanError(thrown)));
  }

  /** Where the run stands. After a command has resolved, the state that it led to. */
  get state(): RunState {
    return this.#report.state;
  }

  /** The whole config, as the worker has accepted it. */
  get config(): Config {
    return this.#config;
  }

  /** What the run trains on, and why. */
  get backend(): BackendReport {
    return this.#opened.backend;
  }

  /** What was understood of the dataset. */
  get dataset(): DatasetSummary {
    return this.#opened.dataset;
  }

  /** Number of parameters of each network. */
  get parameters(): OpenReply['parameters'] {
    return this.#opened.parameters;
  }

  /** Trains until `pause()`: at most so many steps a second, or else as many as it can. */
  async play(options: { readonly stepsPerSecond?: number | undefined } = {}): Promise<void> {
    const { stepsPerSecond } = checkOptions(options, ['stepsPerSecond']);
    checkPositive('stepsPerSecond', stepsPerSecond);
    await this.#command((worker) => worker.play(stepsPerSecond));
  }

  /** Resolves once no step is under way. */
  pause(): Promise<void> {
    return this.#command((worker) => worker.pause());
  }

  /** Takes `count` steps, 1 to 65,536, or as many as `pause` or `reset` lets it; resolves with the progress then. */
  async step(count = 1): Promise<Progress> {
    checkCount(count);
    return this.#command((worker) => worker.step(count));
  }

  /**
   * One update of one player: a part of a step. Where it played, that ends. `config.k` updates of D and then one of G are a
   * step of Algorithm 1, bit for bit; G's makes a step of however many of D's came before it. `play` and `step` begin a step
   * with D's k updates in any case, on the minibatches that D may have seen by itself already. Resolves with the
   * progress then: the step is the same until G's update, and what is told of a player is of its newest update.
   */
  async update(player: PlayerName): Promise<Progress> {
    checkPlayer(player);
    return this.#command((worker) => worker.update(player));
  }

  /** Begins again on the same dataset. Stays running where it ran. */
  async reset(options: ResetOptions = {}): Promise<void> {
    const { seed, config = {} } = checkOptions(options, ['seed', 'config']);
    return this.#change(
      (current) => patchConfig(current, withSeed(config, seed)),
      async (next) => {
        this.#opened = await this.#command((worker) => worker.reset(next));
      },
    );
  }

  /**
   * The run at its present step: everything that changes, of networks, optimizers and averages. Training goes on
   * meanwhile but for the moment of reading.
   * @returns A file for `restore`, about as large as the parameters and what the optimizers remember of each.
   */
  save(): Promise<Blob> {
    return this.#channel.call((worker) => worker.save());
  }

  /**
   * Goes on from a checkpoint that `save` made: on the same backend exactly as that run went on. What can change live stays
   * as it is in this trainer. Stays running where it ran; steps that were asked for and not taken yet are not taken.
   * @throws GanError `ConfigError` where it is of another config, `DataError` where it is of other data, of another format
   *   or broken. The run then goes on as it was.
   */
  restore(checkpoint: Blob): Promise<void> {
    return this.#change(
      (current) => {
        const given: unknown = checkpoint;
        if (!(given instanceof Blob)) refuse('checkpoint', String(given), 'a Blob made by save()');
        return current;
      },
      () => this.#command((worker) => worker.restore(checkpoint)),
    );
  }

  /**
   * Changes learning rates, `k`, the objective or the weights of penalties from the next step on, also while training runs.
   * @throws GanError `ConfigError` for any other field: the message says that it needs a reset.
   */
  configure(patch: Patch<Config>): Promise<void> {
    return this.#change(
      (current) => {
        const next = patchConfig(current, patch);
        assertLive(current, next);
        return next;
      },
      (next) => this.#command((worker) => worker.configure(next)),
    );
  }

  /**
   * `count` generated examples, 1 to 65,536: shape `[count, ...dataset.shape]`, in the data's own units. The same seed, by
   * default the run's own, gives the same latent points for the whole run. Where G ends in a sigmoid or tanh they are
   * within `dataset.range`; a relu may exceed it, a leaky-relu or linear output leave it on either side.
   */
  async sample(count: number, options: SeedOption = {}): Promise<Examples> {
    const request = this.#drawing(count, options);
    return this.#channel.call((worker) => worker.sample(request));
  }

  /**
   * G(z) for each of n latent points: shape `[n, ...dataset.shape]`, in the data's own units, by the same generator as
   * `sample`.
   * @param latents One latent point or more, one after another: `[n, config.latent.size]`. There is no maximum: all go
   *   through G at once, as far as the memory of the device goes.
   */
  async generate(latents: Float32Array): Promise<Examples> {
    checkLatents(latents, this.#config.latent.size);
    return this.#channel.call((worker) => worker.generate(latents));
  }

  /**
   * `count` generated examples, 1 to 65,536, the same as of `sample`, and the force on each: minus the gradient, with
   * respect to the example, of what G minimises, summed over the examples, so that it does not depend on their number.
   * Per unit of the data. D stands still and is as it is when asked: it drops nothing out, sees no noise, and its batch
   * normalisation goes by running averages. So where D has such layers, and where G is shown averaged
   * (`average` above 0), this is not quite the force of G's next update. Where an objective compares with real
   * examples, these stay the same for the whole run.
   */
  async forces(count: number, options: SeedOption = {}): Promise<Forces> {
    const request = this.#drawing(count, options);
    return this.#channel.call((worker) => worker.forces(request));
  }

  /** `count` examples of the dataset, 1 to 65,536, drawn by the seed (by default the run's own): shaped as of `sample`. */
  async real(count: number, options: SeedOption = {}): Promise<Examples> {
    const request = this.#drawing(count, options);
    return this.#channel.call((worker) => worker.real(request));
  }

  /**
   * The minibatch that the next update of a player draws: z, x, and G(z) as it is before that update, without dropout and
   * by the running averages of batch normalisation. Of a run that goes on meanwhile, it is of a step that is over.
   */
  async minibatch(player: PlayerName): Promise<Minibatch> {
    checkPlayer(player);
    return this.#channel.call((worker) => worker.minibatch(player));
  }

  /**
   * D(x) for each of n examples: how sure the discriminator is that it is real. Shape `[n]`, in [0, 1].
   * @param data One example or more, one after another, in the data's own units. There is no maximum: all are judged at
   *   once, as far as the memory of the device goes.
   */
  async discriminate(data: Float32Array | Uint8Array | Examples): Promise<Float32Array> {
    const values = valuesOf(data, this.dataset.shape);
    return this.#channel.call((worker) => worker.discriminate(values));
  }

  /**
   * For each of n examples the `count` nearest that are trained on, 1 to 65,536, or all where there are fewer. Training goes
   * on meanwhile: the worker looks for them in between.
   * @param data As of `discriminate`.
   */
  async nearest(
    data: Float32Array | Uint8Array | Examples,
    options: { readonly count?: number | undefined } = {},
  ): Promise<Neighbours> {
    const { count = 5 } = checkOptions(options, ['count']);
    checkCount(count);
    const values = valuesOf(data, this.dataset.shape);
    return this.#channel.call((worker) => worker.nearest(values, count));
  }

  /**
   * How good the generator is at the present step, by the metrics of `METRICS`. It is measured in the worker, while
   * training goes on. The same step, seed and count give the same numbers; evaluations take place one after another.
   * @throws GanError `ConfigError` for a metric that there is not or that does not suit the data; `AbortError` once the signal aborts or the run
   *   is reset.
   */
  async evaluate(options: EvaluateOptions = {}): Promise<Evaluation> {
    return this.#evaluate(checkOptions(options, EVALUATE_OPTIONS));
  }

  /**
   * Evaluations at the caller's pace: each `next()` gives that of the next step that is a multiple of `every`, exactly.
   * Multiples that pass while one is measured, or before the caller asks again, are left out. Waits while the run is
   * paused, and over a reset for the steps of the new run. Done on `dispose()` or when `signal` aborts.
   * @throws GanError from `next()`, as `evaluate`; and where the run fails or the worker dies.
   */
  evaluations(options: EvaluationsOptions): AsyncIterableIterator<Evaluation> {
    const { every, signal, ...request } = checkOptions(options, [...EVALUATE_OPTIONS, 'every']);
    return pull(this.#channel.closed, signal, async (until) => {
      checkCount(every, 1, 'every');
      return this.#evaluate({ ...request, signal: until }, every);
    });
  }

  /**
   * What is wrong with the run, with the numbers that tell it and what helps: empty where it is healthy. From 500 steps
   * after its beginning, or after the last `configure`, it can be told; before that only an explosion, also after the run
   * has failed by one.
   * @throws GanError `AbortError` where the run is reset meanwhile.
   */
  diagnose(): Promise<readonly Diagnosis[]> {
    return this.#channel.call((worker) => worker.diagnose());
  }

  /**
   * Progress at the caller's pace: each `next()` gives the newest there is, once it differs from the one before, at most
   * at display rate. Done on `dispose()` or when `signal` aborts; throws where the run fails or the worker dies.
   */
  progress(options: { readonly signal?: AbortSignal | undefined } = {}): AsyncIterableIterator<Progress> {
    const { signal } = checkOptions(options, ['signal']);
    let seenVersion = 0;
    return pull(this.#channel.closed, signal, async () => {
      const report = await this.#channel.call((worker) => worker.progress(seenVersion));
      seenVersion = report.version;
      return report.progress;
    });
  }

  /** What tfjs holds in the worker: how many tensors, and how many bytes they take. */
  memory(): Promise<{ readonly numTensors: number; readonly numBytes: number }> {
    return this.#channel.call((worker) => worker.memory());
  }

  /** Ends the worker and rejects everything pending with an `AbortError`. May be called again, and on a failed run. */
  dispose(): void {
    this.#channel.close(new GanError('AbortError', 'The trainer was disposed of.'));
    if (this.state.kind !== 'idle') this.#end({ kind: 'idle' }); // The channel was closed already, by an error.
  }

  #drawing(count: number, options: SeedOption): DrawRequest {
    checkCount(count);
    const { seed } = checkOptions(options, ['seed']);
    return { count, seed: seedOr(this.#config, seed) };
  }

  async #evaluate(
    { metrics, count = 2000, seed, signal }: EvaluateOptions,
    every?: number,
  ): Promise<Evaluation> {
    checkCount(count, 2);
    checkSeed(seed);
    if (metrics !== undefined && !Array.isArray(metrics))
      refuse('metrics', String(metrics), "a list, such as ['modes']");
    if (signal?.aborted) throw new GanError('AbortError', 'The evaluation was stopped.');
    const id = this.#evaluations++;
    const settled = new AbortController();
    const stop = (): void => {
      // What rejects is the evaluation; where this does too, so does that.
      this.#channel.call((worker) => worker.stopEvaluating(id)).catch(() => {});
    };
    if (signal) onAbort(signal, stop, { signal: settled.signal });
    try {
      return await this.#channel.call((worker) => worker.evaluate(id, { metrics, count, seed, every }));
    } finally {
      settled.abort();
    }
  }

  /** Does not return before what the command did to the state is seen here. */
  async #command<T>(ask: Ask<T>): Promise<T> {
    try {
      return await this.#channel.call(ask);
    } finally {
      this.#see(await this.#channel.call((worker) => worker.state(UNSEEN)));
    }
  }

  #change(nextOf: (current: Config) => Config, accept: (next: Config) => Promise<void>): Promise<void> {
    const change = this.#changed.then(async () => {
      const next = nextOf(this.#config);
      await accept(next);
      this.#config = next;
    });
    this.#changed = change.catch(() => {}); // Told to who asked for it; the next change does not depend on it.
    return change;
  }

  /** Asks for each next state, until the channel closes. */
  async #followState(): Promise<never> {
    for (;;) this.#see(await this.#channel.call((worker) => worker.state(this.#report.version)));
  }

  /** Two askers may bring the same state, or an old one after a new one. */
  #see(report: StateReport): void {
    if (report.version <= this.#report.version) return;
    this.#report = report;
    this.dispatchEvent(new StateChangeEvent(report.state));
  }

  /** Nothing that the worker still says counts after this. */
  #end(state: RunState): void {
    this.#report = { version: Infinity, state };
    this.dispatchEvent(new StateChangeEvent(state));
  }
}
