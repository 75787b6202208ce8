import type { Sample } from '../metrics/sample.js';
import type { Classifier, Verdicts } from './classifier.js';
import type { Measure } from './subject.js';

/** Examples as measures look at them: for one evaluation, so that a classifier looks at each sample once. */
export class Views {
  readonly #classifier: Classifier | undefined;
  readonly #signal: AbortSignal;
  readonly #verdicts = new Map<Sample, Verdicts>();

  /** @param classifier Trained; where there is none, examples are their own features. */
  constructor(classifier: Classifier | undefined, signal: AbortSignal) {
    this.#classifier = classifier;
    this.#signal = signal;
  }

  /** The first n examples of a sample. */
  async of(sample: Sample, what: Measure['of'], n: number): Promise<Sample> {
    const { data, size } = await this.#whole(sample, what);
    return { data: data.subarray(0, n * size), size };
  }

  async #whole(sample: Sample, what: Measure['of']): Promise<Sample> {
    if (!this.#classifier || (what !== 'features' && what !== 'probabilities')) return sample;
    const verdicts = this.#verdicts.get(sample) ?? (await this.#classifier.verdicts(sample, this.#signal));
    this.#verdicts.set(sample, verdicts);
    return verdicts[what];
  }
}
