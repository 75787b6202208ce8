import { scalar, sigmoid, tensor2d, tidy, type Tensor } from './tf.js';
import type { Config } from '../src/shared/config.js';
import { sizeOf, type Examples } from '../src/shared/dataset.js';
import type { Progress } from '../src/shared/progress.js';
import { randomIndices, randomKey } from '../src/shared/random.js';
import type { DrawRequest, OpenReply } from '../src/shared/worker-api.js';
import type { Dataset } from './data/dataset.js';
import { residentTable } from './data/resident.js';
import { scalingFor, toData, toNetwork, type Scaling } from '../src/shared/scaling.js';
import { configureGame, createGame, disposeGame, type Game } from './gan/game.js';
import { drawLatent } from './gan/latent.js';
import { trainStep } from './gan/train-step.js';
import { readVerdict, verdict } from './gan/verdict.js';
import { randomStream } from './random/ops.js';

/**
 * One training of one config on one dataset, in the data's own units. It takes a step when told to and answers questions
 * in between; when to do either is the session's affair.
 */
export class Training {
  readonly #dataset: Dataset;
  readonly #scaling: Scaling;
  readonly #game: Game;
  #step = 0;
  /** What the next step takes over. */
  #configured: Config | undefined;

  constructor(dataset: Dataset, config: Config) {
    this.#dataset = dataset;
    this.#scaling = scalingFor(dataset, config.generator.network.output);
    const table = residentTable(dataset, this.#scaling);
    try {
      this.#game = createGame(config, table);
    } catch (thrown) {
      table.values.dispose();
      throw thrown;
    }
  }

  /** Steps taken. */
  get step(): number {
    return this.#step;
  }

  get parameters(): OpenReply['parameters'] {
    const { generator, discriminator } = this.#game;
    return {
      generator: generator.network.parameterCount,
      discriminator: discriminator.network.parameterCount,
    };
  }

  /** One iteration of Algorithm 1, in parts (see `trainStep`). On a GPU it is only queued at the end. */
  *takeStep(): Generator<void, void> {
    if (this.#configured) configureGame(this.#game, this.#configured);
    this.#configured = undefined;
    yield* trainStep(this.#game);
    this.#step++;
  }

  /** Takes over the live paths of a config from the next step on. */
  configure(config: Config): void {
    this.#configured = config;
  }

  /** The newest step and what it saw. Reads from the device. */
  async measure(): Promise<Omit<Progress, 'stepsPerSecond'>> {
    const step = this.#step;
    return { step, ...readVerdict(await read(verdict(this.#game.outcome))) };
  }

  /** G(z) for latent points that depend on nothing but the seed. */
  async sample({ count, seed }: DrawRequest): Promise<Examples> {
    const { generator: G, latent } = this.#game;
    const generated = tidy(() => {
      const z = drawLatent(latent, randomStream(seed, 'sampleLatent'), scalar(0, 'int32'), count); // [count, latent]
      return G.network.apply(G.network.parameters(G.theta), z); // [count, ...data]
    });
    return { data: toData(this.#scaling, await read(generated)), shape: [count, ...this.#dataset.shape] };
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
  async discriminate(data: Float32Array): Promise<Float32Array> {
    const { discriminator: D } = this.#game;
    const size = sizeOf(this.#dataset.shape);
    const verdicts = tidy(() => {
      const x = tensor2d(toNetwork(this.#scaling, data), [data.length / size, size]);
      return sigmoid(D.network.apply(D.network.parameters(D.theta), x)); // [count, 1]
    });
    return read(verdicts);
  }

  dispose(): void {
    this.#game.data.values.dispose();
    disposeGame(this.#game);
  }
}

/** The values of a tensor that nobody else needs. */
async function read(tensor: Tensor): Promise<Float32Array> {
  try {
    return (await tensor.data()) as Float32Array;
  } finally {
    tensor.dispose();
  }
}
