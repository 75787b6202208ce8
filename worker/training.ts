import { setBackend } from './tf.js';
import type { Checkpoint } from '../src/shared/checkpoint.js';
import type { Config } from '../src/shared/config.js';
import { sizeOf, type Examples, type Forces } from '../src/shared/dataset.js';
import { GanError, reportOf } from '../src/shared/errors.js';
import type { Minibatch } from '../src/shared/minibatch.js';
import type { PlayerName } from '../src/shared/player.js';
import type { Progress } from '../src/shared/progress.js';
import { randomIndices, randomKey, type Stream } from '../src/shared/random.js';
import type { DrawRequest, OpenReply } from '../src/shared/worker-api.js';
import { examplesAt, summaryOf, type Dataset } from './data/dataset.js';
import type { Backend } from './backend/backend.js';
import { CompiledComputer } from './compute/compiled.js';
import type { Computer } from './compute/computer.js';
import { EagerComputer } from './compute/eager.js';
import { residentTable } from './data/resident.js';
import { drawLatents, sampleLatents } from '../src/shared/latent.js';
import { scalingFor, toData, toNetwork, type Scaling } from '../src/shared/scaling.js';
import { createGame, disposeGame, type Game } from './gan/game.js';
import { stateOf } from './gan/game-state.js';
import { SUBSTEPS } from './gan/pass.js';
import { readVerdict } from './gan/verdict.js';

/** How many examples, the first ones, a config trains on. At least one. */
export function trainingCount({ count }: Dataset, { heldOut }: Config): number {
  return Math.max(1, Math.ceil(count * (1 - heldOut)));
}

/**
 * One training of one config on one dataset, in the data's own units. It takes a step when told to and answers questions
 * in between; when to do either is the session's affair.
 */
export class Training {
  readonly #dataset: Dataset;
  readonly #scaling: Scaling;
  readonly #game: Game;
  readonly #backend: Backend;
  #computer: Computer;
  #uncompiled: string | undefined;
  #step = 0;
  /** Updates of D since then, each by itself. */
  #substep = 0;
  #disposed = false;
  #config: Config;
  /** What the next step takes over. */
  #configured: Config | undefined;

  constructor(dataset: Dataset, config: Config, backend: Backend) {
    const { machine, tfjs } = backend;
    void setBackend(machine ? 'cpu' : tfjs); // At once, because both are there.
    this.#dataset = dataset;
    this.#config = config;
    this.#backend = backend;
    this.#scaling = scalingFor(dataset, config.generator.network.output);
    const table = residentTable(dataset, this.#scaling, trainingCount(dataset, config));
    try {
      this.#game = createGame(config, table, dataset.shape);
    } catch (thrown) {
      table.values.dispose();
      throw thrown;
    }
    this.#computer = machine ? new CompiledComputer(this.#game, machine) : new EagerComputer(this.#game);
  }

  /** Steps taken. */
  get step(): number {
    return this.#step;
  }

  /**
   * Updates of D since the last step that were made by themselves. G's makes a step of them; without it the step that they
   * began is begun again.
   */
  get substep(): number {
    return this.#substep;
  }

  /** As it is from the next step on. */
  get config(): Config {
    return this.#config;
  }

  get parameters(): OpenReply['parameters'] {
    const { generator, discriminator } = this.#game;
    return {
      generator: generator.network.parameterCount,
      discriminator: discriminator.network.parameterCount,
    };
  }

  /** Why tfjs takes the steps although they were to be compiled, in a clause. */
  get uncompiled(): string | undefined {
    return this.#uncompiled;
  }

  /** Resolves once `takeSteps` may be called: what is to be compiled is, or tfjs takes over. */
  async ready(): Promise<void> {
    if (this.#configured) this.#computer.configure(this.#configured);
    this.#configured = undefined;
    await this.#prepare((computer) => computer.ready());
  }

  /** So many iterations of Algorithm 1, in parts that need not be taken at one go. On a GPU they are only queued. */
  *takeSteps(count: number): Generator<void, void> {
    this.#substep = 0;
    for (const completed of this.#computer.takeSteps(count)) {
      this.#step += completed;
      yield;
    }
  }

  /**
   * Resolves, once it is compiled, with what makes the next update of one player. k of D's and one of G's are a step, bit for
   * bit; D may have more and fewer. On a GPU it is only queued.
   */
  async update(player: PlayerName): Promise<() => void> {
    await this.ready();
    const take = await this.#prepare((computer) => computer.update(player, this.#substep % SUBSTEPS));
    return () => {
      take();
      if (player === 'generator') this.#step++;
      this.#substep = player === 'generator' ? 0 : this.#substep + 1;
    };
  }

  /** Takes over the live paths of a config from the next step on. */
  configure(config: Config): void {
    this.#configured = this.#config = config;
  }

  /** The newest step, or update, and what it saw. Reads from the device. */
  async measure(): Promise<Omit<Progress, 'stepsPerSecond'>> {
    const { step, substep } = this;
    const verdict = readVerdict(await this.#computer.verdict());
    return { step, ...(substep > 0 && { substep }), ...verdict };
  }

  /** G(z) for latent points that depend on nothing but the seed. */
  sample({ count, seed }: DrawRequest): Promise<Examples> {
    return this.generate(sampleLatents(this.#game.latent, seed, count));
  }

  /** G(z) for latent points one after another. */
  async generate(latents: Float32Array): Promise<Examples> {
    const generated = await this.#computer.generate(latents);
    const count = latents.length / this.#game.latent.size;
    return { data: toData(this.#scaling, generated), shape: [count, ...this.#dataset.shape] };
  }

  /** The same as `sample`, and where G's loss pulls each. */
  async forces({ count, seed }: DrawRequest): Promise<Forces> {
    const { latent, packing } = this.#game;
    const packed = Math.ceil(count / packing) * packing;
    const values = await this.#computer.forces(sampleLatents(latent, seed, packed));
    const ofOne = sizeOf(this.#dataset.shape);
    const examples = values.subarray(0, count * ofOne);
    const forces = values.subarray(packed * ofOne, (packed + count) * ofOne);
    return {
      shape: [count, ...this.#dataset.shape],
      examples: toData(this.#scaling, examples),
      forces: forces.map((force) => force / this.#scaling.scale), // By the chain rule.
    };
  }

  /** Examples of the dataset, drawn with replacement. */
  real({ count, seed }: DrawRequest): Examples {
    const rows = randomIndices(randomKey(seed, 'sampleReal'), count, this.#dataset.count);
    return examplesAt(this.#dataset, rows);
  }

  /** What the next update of a player is made of, drawn here as the device will draw it. */
  async minibatch(player: PlayerName): Promise<Minibatch> {
    const { seed, latent, batchSize: m, data } = this.#game;
    const keyOf = (stream: Stream): ReturnType<typeof randomKey> =>
      randomKey(seed, stream, this.#step, player === 'generator' ? 0 : this.#substep % SUBSTEPS);
    const isD = player === 'discriminator';
    const z = drawLatents(latent, keyOf(isD ? 'discriminatorLatent' : 'generatorLatent'), m);
    const rows = randomIndices(keyOf(isD ? 'realBatch' : 'generatorRealBatch'), m, data.count);
    const generated = await this.#computer.rehearse(z);
    return {
      latents: { data: z, shape: [m, latent.size] },
      generated: { data: toData(this.#scaling, generated), shape: [m, ...this.#dataset.shape] },
      real: examplesAt(this.#dataset, rows),
    };
  }

  /** D(x) for each example. */
  discriminate(data: Float32Array): Promise<Float32Array> {
    return this.#computer.discriminate(toNetwork(this.#scaling, data));
  }

  /** The run at the newest step. All of it is asked of the device at once, so that steps taken meanwhile do not count. */
  async save(): Promise<Checkpoint> {
    const { config, step, substep } = this;
    const entries = Object.entries(stateOf(this.#game)).map(
      async ([name, variable]) => [name, await this.#computer.read(variable)] as const,
    );
    const state = Object.fromEntries(await Promise.all(entries));
    return { step, substep, config, dataset: summaryOf(this.#dataset), state };
  }

  /**
   * Goes on from a checkpoint of a run with the same config and data. What can change live stays as it is here.
   * @throws GanError `DataError` where the checkpoint lacks something: then nothing has changed.
   */
  restore(checkpoint: Checkpoint): void {
    const entries = Object.entries(stateOf(this.#game)).map(([name, variable]) => {
      const values = checkpoint.state[name];
      if (values?.length === variable.size) return [variable, values] as const;
      throw new GanError(
        'DataError',
        `The checkpoint is broken: it has ${values?.length ?? 0} numbers of ${name}, and there must be ${variable.size}.`,
      );
    });
    for (const [variable, values] of entries) this.#computer.write(variable, values);
    this.#step = checkpoint.step;
    this.#substep = checkpoint.substep;
  }

  dispose(): void {
    this.#disposed = true;
    this.#computer.dispose();
    this.#game.data.values.dispose();
    disposeGame(this.#game);
  }

  /** Has something made ready. Where it cannot be compiled, tfjs takes over. */
  async #prepare<T>(prepare: (computer: Computer) => Promise<T>): Promise<T> {
    const computer = this.#computer;
    try {
      return await prepare(computer);
    } catch (thrown) {
      if (!(computer instanceof CompiledComputer) || this.#disposed) throw thrown;
      // Somebody else who waited may have seen to it.
      if (this.#computer === computer) {
        await computer.restore();
        computer.dispose();
        void setBackend(this.#backend.tfjs);
        this.#computer = new EagerComputer(this.#game);
        this.#uncompiled = reportOf(thrown).message;
      }
      return prepare(this.#computer);
    }
  }
}
