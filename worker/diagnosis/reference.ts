import { DATASET_SEED, sizeOf } from '../../src/shared/dataset.js';
import { randomKey, randomNormal } from '../../src/shared/random.js';
import type { Synthetic } from '../../src/shared/synthetic/index.js';
import type { Dataset } from '../data/dataset.js';
import { nearestOf, type Nearest } from '../metrics/neighbours.js';
import { countOf, exampleOf, measure, type Sample } from '../metrics/sample.js';
import { meanDistance, modesOf } from './spread.js';

/** Examples that a look compares, of each kind: a share of 1/8 is then known to a sixth of it. */
export const LOOKED_AT = 256;

/** Numbers that distances are measured in. Of larger examples so many projections keep them to about a sixth. */
const DIRECTIONS = 16;

/** Real examples that stand for the modes of data which are no known mixture. */
const ANCHORS = 32;

/** Real examples, and what looks at generated ones are compared with. */
export class Reference {
  /** Examples that D is trained on, and others of which it has seen none, where there are any; in the data's own units. */
  readonly training: Float32Array;
  readonly unseen: Float32Array | undefined;
  /** Numbers in an example. */
  readonly size: number;
  readonly #directions: readonly Float32Array[];
  readonly #real: Sample;
  readonly #anchors: Sample;
  /** Of real examples: see {@link spread}, {@link modes} and {@link distance}. */
  readonly #spread: number;
  readonly #modes: number;
  readonly #gap: number;

  /** @param count Examples, the first ones, that are trained on. */
  constructor(dataset: Dataset, count: number, known?: Synthetic) {
    this.size = sizeOf(dataset.shape);
    const directions = this.size > DIRECTIONS ? DIRECTIONS : 0;
    this.#directions = Array.from({ length: directions }, (_, i) =>
      randomNormal(randomKey(DATASET_SEED, 'metric', i + 1), this.size),
    );
    // Alternate ones are two samples of the same.
    const examples = { data: spaced(dataset, 0, count, 2 * LOOKED_AT), size: this.size };
    this.training = alternate(examples, 0);
    const others = count > 1 ? alternate(examples, 1) : this.training;
    this.unseen =
      count < dataset.count
        ? spaced(dataset, count, dataset.count, LOOKED_AT)
        : known?.draw(randomKey(DATASET_SEED, 'metric', 1), LOOKED_AT);
    this.#real = this.seen(this.training);
    const centres = known?.components?.flatMap(({ centre }) => [...centre]);
    this.#anchors = centres
      ? { data: Float32Array.from(centres), size: this.size }
      : this.seen(spaced(dataset, 0, count, ANCHORS));
    this.#spread = meanDistance(this.#real) || 1;
    this.#modes = modesOf(this.shares(this.#real));
    this.#gap = meanOf(nearest(this.seen(others), this.#real).distances);
  }

  /** Examples as they are compared: themselves, or what they are along some random directions. */
  seen(data: Float32Array): Sample {
    const whole = { data, size: this.size };
    const directions = this.#directions;
    if (directions.length === 0) return whole;
    const projected = new Float32Array(countOf(whole) * DIRECTIONS);
    for (let i = 0; i < projected.length; i++) {
      const example = exampleOf(whole, Math.floor(i / DIRECTIONS));
      const direction = directions[i % DIRECTIONS]!;
      let sum = 0;
      for (let k = 0; k < direction.length; k++) sum += example[k]! * direction[k]!;
      projected[i] = sum;
    }
    return { data: projected, size: DIRECTIONS };
  }

  /** The share of examples that are nearest to each mode. */
  shares(sample: Sample): readonly number[] {
    const shares = Array.from({ length: countOf(this.#anchors) }, () => 0);
    for (const mode of nearest(sample, this.#anchors).indices) shares[mode]! += 1 / countOf(sample);
    return shares;
  }

  /** How many modes these shares come to, by how many it is for real examples. */
  modes(shares: readonly number[]): number {
    return modesOf(shares) / this.#modes;
  }

  /** Mean distance between two examples, by what it is for real ones. */
  spread(sample: Sample): number {
    return meanDistance(sample) / this.#spread;
  }

  /**
   * How much farther examples are from the nearest real one than other real ones are, by the mean distance between two
   * real ones: 0 where they are as near.
   */
  distance(sample: Sample): number {
    return (meanOf(nearest(sample, this.#real).distances) - this.#gap) / this.#spread;
  }
}

/** So many of the examples from `first` to `end`, at most all, evenly spaced. */
function spaced({ data, shape }: Dataset, first: number, end: number, count: number): Float32Array {
  const size = sizeOf(shape);
  const taken = Math.min(count, end - first);
  const examples = new Float32Array(taken * size);
  for (let i = 0; i < taken; i++) {
    const row = first + Math.floor((i * (end - first)) / taken);
    examples.set(data.subarray(row * size, (row + 1) * size), i * size);
  }
  return examples;
}

/** Every other example. */
function alternate({ data, size }: Sample, first: 0 | 1): Float32Array {
  return data.filter((_, i) => Math.floor(i / size) % 2 === first);
}

function nearest(sample: Sample, among: Sample): Nearest {
  return measure(nearestOf(sample, [among]));
}

function meanOf(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
