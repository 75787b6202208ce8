import { concat2d, softmax, tensor1d, type Rank, type Tensor2D, type Variable } from '../tf.js';
import { DATASET_SEED, sizeOf } from '../../src/shared/dataset.js';
import { initialParameters } from '../../src/shared/parameters.js';
import { randomKey } from '../../src/shared/random.js';
import type { Backend } from '../backend/backend.js';
import type { Network } from '../gan/network.js';
import { EVALUATION } from '../gan/pass.js';
import { state } from '../gan/state.js';
import { countOf, type Sample } from '../metrics/sample.js';
import { Calculator, type Repeated } from './calculator.js';
import { classifierNetwork, FEATURES } from './classifier-network.js';
import { ClassifierTraining } from './classifier-training.js';
import type { RealData } from './real-data.js';
import { giveWay } from './slices.js';

/** Images that it looks at at once. */
const BATCH = 128;

/** Share of the dataset that is held out, and most of its examples. */
const HELD_OUT = { share: 1 / 6, most: 2000 };

/** What a classifier makes of examples. */
export interface Verdicts {
  /** [count, 64] */
  readonly features: Sample;
  /** p(y|x): [count, classes] */
  readonly probabilities: Sample;
}

/**
 * A classifier of the dataset's own classes, whose last layer but one says in 64 numbers what an image is. It begins
 * untrained, with its weights drawn from the dataset's seed; `train` may be stopped and goes on where it was.
 */
export class Classifier {
  readonly #real: RealData;
  readonly #backend: Backend;
  readonly #classes: number;
  readonly #network: Network;
  readonly #theta: Variable<Rank.R1>;
  /** Place in the order of the dataset from which on examples are held out. */
  readonly #heldOut: number;
  #training: ClassifierTraining | undefined;
  #judge: Repeated<[Float32Array], Float32Array> | undefined;
  #accuracy = 0;

  constructor(real: RealData, backend: Backend) {
    const { count, labels, shape } = real.dataset;
    this.#real = real;
    this.#backend = backend;
    this.#classes = labels!.reduce((a, b) => Math.max(a, b), 0) + 1;
    this.#network = classifierNetwork(shape, this.#classes);
    const key = randomKey(DATASET_SEED, 'metric');
    this.#theta = state(tensor1d(initialParameters(this.#network.specs, key)));
    this.#heldOut = count - Math.min(HELD_OUT.most, Math.ceil(count * HELD_OUT.share));
  }

  /** Share of held-out examples that it puts into their class, once it is trained. */
  get accuracy(): number {
    return this.#accuracy;
  }

  /** Resolves once it is trained, at once where it is already. Throws the signal's reason once it aborts. */
  async train(signal: AbortSignal): Promise<void> {
    if (this.#judge) return;
    this.#training ??= new ClassifierTraining(
      this.#network,
      this.#theta,
      this.#real,
      this.#heldOut,
      this.#backend,
    );
    await this.#training.finish(signal);
    this.#training = undefined;
    const columns = sizeOf(this.#real.dataset.shape);
    this.#judge = await new Calculator(this.#backend).function((x) => this.#verdicts(x), [BATCH, columns]);
    this.#accuracy = await this.#accuracyOn(this.#heldOut, signal);
  }

  /** @param examples Pixels from 0 to 1. */
  async verdicts(examples: Sample, signal: AbortSignal): Promise<Verdicts> {
    const [count, width, { size }] = [countOf(examples), FEATURES + this.#classes, examples];
    const features = new Float32Array(count * FEATURES);
    const probabilities = new Float32Array(count * this.#classes);
    const batch = new Float32Array(BATCH * size);
    for (let first = 0; first < count; first += BATCH) {
      batch.set(examples.data.subarray(first * size, (first + BATCH) * size));
      const verdicts = await this.#judge!.run(batch);
      for (let i = 0; i < Math.min(BATCH, count - first); i++) {
        const row = verdicts.subarray(i * width, (i + 1) * width);
        features.set(row.subarray(0, FEATURES), (first + i) * FEATURES);
        probabilities.set(row.subarray(FEATURES), (first + i) * this.#classes);
      }
      await giveWay(signal);
    }
    return {
      features: { data: features, size: FEATURES },
      probabilities: { data: probabilities, size: this.#classes },
    };
  }

  /** [m, data] → [m, 64 + classes]. */
  #verdicts(x: Tensor2D): Tensor2D {
    const parameters = this.#network.parameters(this.#theta);
    const features = this.#network.features(parameters, x, EVALUATION) as Tensor2D;
    const logits = this.#network.apply(parameters, x, EVALUATION);
    return concat2d([features, softmax(logits)], 1);
  }

  async #accuracyOn(first: number, signal: AbortSignal): Promise<number> {
    const { count, labels } = this.#real.dataset;
    const heldOut = this.#real.examples(first, count - first);
    const { data, size } = (await this.verdicts(heldOut, signal)).probabilities;
    let right = 0;
    for (let i = 0; i < count - first; i++) {
      const row = data.subarray(i * size, (i + 1) * size);
      const likeliest = row.indexOf(row.reduce((a, b) => Math.max(a, b)));
      if (likeliest === labels![this.#real.rowAt(first + i)]) right++;
    }
    return right / (count - first);
  }
}
