import { setBackend } from './tf.js';
import type { Config } from '../src/shared/config.js';
import { sizeOf, type Examples, type Forces } from '../src/shared/dataset.js';
import { reportOf } from '../src/shared/errors.js';
import type { Progress } from '../src/shared/progress.js';
import { randomIndices, randomKey } from '../src/shared/random.js';
import type { DrawRequest, OpenReply } from '../src/shared/worker-api.js';
import type { Dataset } from './data/dataset.js';
import type { Backend } from './backend/backend.js';
import { CompiledComputer } from './compute/compiled.js';
import type { Computer } from './compute/computer.js';
import { EagerComputer } from './compute/eager.js';
import { residentTable } from './data/resident.js';
import { sampleLatents } from '../src/shared/latent.js';
import { scalingFor, toData, toNetwork, type Scaling } from '../src/shared/scaling.js';
import { createGame, disposeGame, type Game } from './gan/game.js';
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
    const computer = this.#computer;
    try {
      await computer.ready();
    } catch (thrown) {
      if (!(computer instanceof CompiledComputer)) throw thrown;
      if (this.#computer !== computer) return; // Somebody else who waited has seen to it.
      await computer.restore();
      computer.dispose();
      void setBackend(this.#backend.tfjs);
      this.#computer = new EagerComputer(this.#game);
      this.#uncompiled = reportOf(thrown).message;
    }
  }

  /** So many iterations of Algorithm 1, in parts that need not be taken at one go. On a GPU they are only queued. */
  *takeSteps(count: number): Generator<void, void> {
    for (const completed of this.#computer.takeSteps(count)) {
      this.#step += completed;
      yield;
    }
  }

  /** Takes over the live paths of a config from the next step on. */
  configure(config: Config): void {
    this.#configured = this.#config = config;
  }

  /** The newest step and what it saw. Reads from the device. */
  async measure(): Promise<Omit<Progress, 'stepsPerSecond'>> {
    const step = this.#step;
    return { step, ...readVerdict(await this.#computer.verdict()) };
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
    const { data, shape, count: available } = this.#dataset;
    const size = sizeOf(shape);
    const drawn = new Float32Array(count * size);
    randomIndices(randomKey(seed, 'sampleReal'), count, available).forEach((row, i) => {
      drawn.set(data.subarray(row * size, (row + 1) * size), i * size);
    });
    return { data: drawn, shape: [count, ...shape] };
  }

  /** D(x) for each example. */
  discriminate(data: Float32Array): Promise<Float32Array> {
    return this.#computer.discriminate(toNetwork(this.#scaling, data));
  }

  dispose(): void {
    this.#computer.dispose();
    this.#game.data.values.dispose();
    disposeGame(this.#game);
  }
}
