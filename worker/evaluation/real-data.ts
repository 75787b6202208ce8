import { DATASET_SEED, sizeOf } from '../../src/shared/dataset.js';
import { randomBits, randomKey } from '../../src/shared/random.js';
import type { Synthetic } from '../../src/shared/synthetic/index.js';
import { examplesAt, type Dataset } from '../data/dataset.js';
import type { Sample } from '../metrics/sample.js';

/**
 * Examples in a part of the dataset that is worked on at once, and numbers: [measured] to take so many out, and to compare one
 * example with them, is 4 ms' work.
 */
const PART = { examples: 2048, numbers: 2 ** 18 };

/**
 * The dataset as metrics see it: in an order of its own, the same in each evaluation, so that its parts are samples that
 * have no example in common. First come the examples that training does not see, as they stand in the dataset, whose test
 * set may be the last of them; then the others, shuffled. Pixels are from 0 to 1; coordinates are as they are.
 */
export class RealData {
  readonly dataset: Dataset;
  /** The distribution that it is drawn from, where that is known. */
  readonly known: Synthetic | undefined;
  /** How many examples are trained on. */
  readonly trained: number;
  readonly #order: Uint32Array;
  readonly #size: number;

  /** @param trained Examples, the first ones, that are trained on. */
  constructor(dataset: Dataset, known?: Synthetic, trained = dataset.count) {
    this.dataset = dataset;
    this.known = known;
    this.trained = trained;
    this.#order = shuffled(trained);
    this.#size = sizeOf(dataset.shape);
  }

  /** How many are not. */
  get heldOut(): number {
    return this.dataset.count - this.trained;
  }

  get isImages(): boolean {
    return this.dataset.shape.length === 3;
  }

  /** Which example is at this place of the order. */
  rowAt(place: number): number {
    return place < this.heldOut ? this.trained + place : this.#order[place - this.heldOut]!;
  }

  /** `count` examples from that place of the order on. */
  examples(first: number, count: number): Sample {
    const rows = Uint32Array.from({ length: count }, (_, i) => this.rowAt(first + i));
    return { data: this.scaled(examplesAt(this.dataset, rows).data), size: this.#size };
  }

  /** All examples from that place of the order on, in parts. */
  *parts(first: number): Generator<Sample, void> {
    const part = Math.max(1, Math.min(PART.examples, Math.floor(PART.numbers / this.#size)));
    for (let i = first; i < this.dataset.count; i += part)
      yield this.examples(i, Math.min(part, this.dataset.count - i));
  }

  /** Takes examples in the data's own units over, and gives them back as metrics see them. */
  scaled(data: Float32Array): Float32Array {
    if (!this.isImages) return data;
    const [low, high] = this.dataset.range;
    const span = high - low || 1;
    for (let i = 0; i < data.length; i++) data[i] = (data[i]! - low) / span;
    return data;
  }
}

/** 0 … count − 1 in an order drawn at random (Fisher and Yates). */
function shuffled(count: number): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, i) => i);
  const bits = randomBits(randomKey(DATASET_SEED, 'metric'), count);
  for (let i = count - 1; i > 0; i--) {
    const other = bits[i]! % (i + 1);
    [order[i], order[other]] = [order[other]!, order[i]!];
  }
  return order;
}
