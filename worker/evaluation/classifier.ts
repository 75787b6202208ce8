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

/** Examples that its accuracy is measured on, at most. */
const JUDGED = 2000;

/**
 * Examples, the first of the order, that it is not trained on: half of them. Only these are compared by its features: of
 * what it knows by heart it would make something else than of generated examples.
 */
export function unseenByClassifier(count: number): number {
  return Math.ceil(count / 2);
}

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
  #training: ClassifierTraining | undefined;
  #calculator: Calculator | undefined;
  #judge: Repeated<[Float32Array], Float32Array> | undefined;
  #accuracy: number | undefined;

  constructor(real: RealData, backend: Backend) {
    const { labels, shape } = real.dataset;
    this.#real = real;
    this.#backend = backend;
    this.#classes = labels!.reduce((a, b) => Math.max(a, b), 0) + 1;
    this.#network = classifierNetwork(shape, this.#classes);
    const key = randomKey(DATASET_SEED, 'metric');
    this.#theta = state(tensor1d(initialParameters(this.#network.specs, key)));
  }

  /** Share of examples it was not trained on that it puts into their class; 0 until it is trained. */
  get accuracy(): number {
    return this.#accuracy ?? 0;
  }

  /** Resolves once it is trained, at once where it is already. Throws the signal's reason once it aborts. */
  async train(signal: AbortSignal): Promise<void> {
    if (this.#accuracy !== undefined) return;
    if (!this.#judge) {
      const { count, shape } = this.#real.dataset;
      const first = unseenByClassifier(count);
      this.#training ??= new ClassifierTraining(this.#network, this.#theta, this.#real, first, this.#backend);
      await this.#training.finish(signal);
      this.#training = undefined;
      this.#calculator = new Calculator(this.#backend);
      this.#judge = await this.#calculator.function((x) => this.#verdicts(x), [BATCH, sizeOf(shape)]);
    }
    this.#accuracy = await this.#accuracyOnUnseen(signal);
  }

  /** Not while it is trained or looks at something. */
  async dispose(): Promise<void> {
    await this.#training?.dispose();
    this.#judge?.dispose();
    await this.#calculator?.close();
    this.#theta.dispose();
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

  async #accuracyOnUnseen(signal: AbortSignal): Promise<number> {
    const { count, labels } = this.#real.dataset;
    const judged = Math.min(JUDGED, unseenByClassifier(count));
    const { data, size } = (await this.verdicts(this.#real.examples(0, judged), signal)).probabilities;
    let right = 0;
    for (let i = 0; i < judged; i++) {
      const row = data.subarray(i * size, (i + 1) * size);
      const likeliest = row.indexOf(row.reduce((a, b) => Math.max(a, b)));
      if (likeliest === labels![this.#real.rowAt(i)]) right++;
    }
    return right / judged;
  }
}
