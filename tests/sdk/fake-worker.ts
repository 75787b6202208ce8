import { expose } from 'comlink';
import { encodeCheckpoint, stepOf } from '../../src/shared/checkpoint.js';
import type { DatasetSource, Examples, Forces, Neighbours } from '../../src/shared/dataset.js';
import type { Diagnosis } from '../../src/shared/diagnosis.js';
import type { ErrorReport } from '../../src/shared/errors.js';
import type { Evaluation } from '../../src/shared/metrics.js';
import type { Minibatch } from '../../src/shared/minibatch.js';
import type { PlayerName } from '../../src/shared/player.js';
import type { Progress } from '../../src/shared/progress.js';
import type { RunState } from '../../src/shared/run-state.js';
import type {
  DrawRequest,
  EvaluationCommand,
  Inspection,
  OpenReply,
  OpenRequest,
  ProgressReport,
  StateReport,
  TrainingWorker,
} from '../../src/shared/worker-api.js';

export const OPENED: OpenReply = {
  backend: { name: 'cpu', adapter: 'a fake', software: true, compiled: false, reason: 'It was asked for.' },
  dataset: {
    name: 'fake',
    count: 10,
    shape: [2],
    dtype: 'float32',
    range: [-1, 1],
    labelled: false,
  },
  parameters: { generator: 3, discriminator: 4 },
};

/** A promise that only the death of a worker settles, or nothing. */
export const never = <T>(): Promise<T> => new Promise(() => {});

export const progressAt = (step: number): Progress => ({
  step,
  stepsPerSecond: 0,
  losses: { discriminator: 1, generator: 1 },
  scores: { real: 0.5, fake: 0.5 },
  value: -1,
  gradients: { discriminator: 0.5, generator: 0.5 },
});

/**
 * The other end of a channel without a thread: what the SDK sees is a worker that speaks the protocol, what a test
 * sees is an object whose methods it may replace, and which remembers how often each was called.
 */
export class FakeWorker implements TrainingWorker {
  readonly calls: string[] = [];
  /** What it was last told to play at most, in steps per second. */
  limit: number | undefined;
  requested: OpenRequest | undefined;
  /** What it was last told to inspect. */
  inspected: DatasetSource | undefined;
  /** The evaluations that it was told to stop. */
  readonly stopped: number[] = [];
  terminations = 0;
  #report: StateReport = { version: 0, state: { kind: 'idle' } };
  /** Updates of D alone since the last of G. */
  #substep = 0;
  #progress: ProgressReport = { version: 0, progress: progressAt(0) };
  readonly #changes = new EventTarget();
  readonly #port: MessagePort;

  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    expose(
      new Proxy(this, {
        get: (target, name: keyof TrainingWorker) => {
          target.calls.push(name);
          return target[name].bind(target);
        },
      }),
      port2,
    );
  }

  /** To be given as `workerFactory`. */
  readonly factory = (): Worker =>
    Object.assign(this.#port, {
      terminate: () => {
        this.terminations += 1;
        this.die();
      },
    }) as unknown as Worker;

  /** Like a worker that was terminated from outside: no event, no answers. */
  die(): void {
    this.#port.close();
  }

  callsOf(name: keyof TrainingWorker): number {
    return this.calls.filter((call) => call === name).length;
  }

  enter(state: RunState): void {
    if (state.kind === this.#report.state.kind) return;
    this.#report = { version: this.#report.version + 1, state };
    this.#changes.dispatchEvent(new Event('change'));
  }

  fail(error: ErrorReport): void {
    this.enter({ kind: 'failed', error });
  }

  arrive(progress: Progress): void {
    this.#progress = { version: this.#progress.version + 1, progress };
    this.#changes.dispatchEvent(new Event('change'));
  }

  ping(): Promise<void> {
    return Promise.resolve();
  }

  open(request: OpenRequest): Promise<OpenReply> {
    this.requested = request;
    this.enter({ kind: 'paused' });
    return Promise.resolve(OPENED);
  }

  inspect(dataset: DatasetSource): Promise<Inspection> {
    this.inspected = dataset;
    return this.sample({ count: 2, seed: 1 }).then((examples) => ({ dataset: OPENED.dataset, examples }));
  }

  play(limit?: number): Promise<void> {
    this.limit = limit;
    this.enter({ kind: 'running' });
    return Promise.resolve();
  }

  pause(): Promise<void> {
    this.enter({ kind: 'paused' });
    return Promise.resolve();
  }

  step(count: number): Promise<Progress> {
    this.enter({ kind: 'running' });
    this.enter({ kind: 'paused' });
    return Promise.resolve(progressAt(count));
  }

  update(player: PlayerName): Promise<Progress> {
    this.enter({ kind: 'running' });
    this.enter({ kind: 'paused' });
    if (player === 'generator') this.#substep = 0;
    else this.#substep++;
    const substep = this.#substep > 0 ? { substep: this.#substep } : {};
    return Promise.resolve({ ...progressAt(player === 'generator' ? 1 : 0), ...substep });
  }

  reset(): Promise<OpenReply> {
    return Promise.resolve(OPENED);
  }

  save(): Promise<Blob> {
    const { step } = this.#progress.progress;
    const { config } = this.requested!;
    return Promise.resolve(
      encodeCheckpoint({ step, substep: 0, config, dataset: OPENED.dataset, state: {} }),
    );
  }

  async restore(checkpoint: Blob): Promise<void> {
    this.arrive({ ...progressAt(await stepOf(checkpoint)), restored: true });
  }

  configure(): Promise<void> {
    return Promise.resolve();
  }

  sample({ count, seed }: DrawRequest): Promise<Examples> {
    return Promise.resolve({ data: new Float32Array(2 * count).fill(seed), shape: [count, 2] });
  }

  generate(latents: Float32Array): Promise<Examples> {
    return Promise.resolve({ data: latents, shape: [latents.length / 2, 2] });
  }

  real(request: DrawRequest): Promise<Examples> {
    return this.sample(request);
  }

  async minibatch(player: PlayerName): Promise<Minibatch> {
    const seed = player === 'generator' ? 1 : 0;
    const [latents, generated, real] = await Promise.all(
      [1, 2, 3].map((i) => this.sample({ count: 4, seed: seed + 2 * i })),
    );
    return { latents: latents!, generated: generated!, real: real! };
  }

  async forces(request: DrawRequest): Promise<Forces> {
    const { data, shape } = await this.sample(request);
    return { shape, examples: data, forces: data };
  }

  nearest(examples: Float32Array, count: number): Promise<Neighbours> {
    const repeated = Array.from({ length: count }, () => [...examples]).flat();
    return Promise.resolve({
      shape: [1, count, examples.length],
      examples: Float32Array.from(repeated),
      distances: Float32Array.from({ length: count }, (_, i) => i),
    });
  }

  discriminate(data: Float32Array): Promise<Float32Array> {
    return Promise.resolve(data.filter((_, i) => i % 2 === 0));
  }

  diagnose(): Promise<readonly Diagnosis[]> {
    return Promise.resolve([]);
  }

  evaluate(id: number, { every = 1 }: EvaluationCommand): Promise<Evaluation> {
    return Promise.resolve({ step: (id + 1) * every, measured: [] });
  }

  stopEvaluating(id: number): Promise<void> {
    this.stopped.push(id);
    return Promise.resolve();
  }

  async progress(seenVersion: number): Promise<ProgressReport> {
    while (this.#progress.version === seenVersion) {
      await this.#change();
      const { state } = this.#report;
      if (state.kind === 'failed') throw Object.assign(new Error(), state.error);
    }
    return this.#progress;
  }

  async state(seenVersion: number): Promise<StateReport> {
    while (this.#report.version === seenVersion) await this.#change();
    return this.#report;
  }

  memory(): Promise<{ numTensors: number; numBytes: number }> {
    return Promise.resolve({ numTensors: 1, numBytes: 4 });
  }

  #change(): Promise<unknown> {
    return new Promise((resolve) => this.#changes.addEventListener('change', resolve, { once: true }));
  }
}
