import type { ConfigInput } from '../../../src/shared/config.js';
import { patchConfig, resolveConfig } from '../../../src/shared/config-schema.js';
import type { Diagnosis } from '../../../src/shared/diagnosis.js';
import { SYNTHETICS, type SyntheticName } from '../../../src/shared/synthetic/index.js';
import type { Dataset } from '../../../worker/data/dataset.js';
import { drawSynthetic } from '../../../worker/data/synthetic.js';
import { History } from '../../../worker/diagnosis/history.js';
import { Reference } from '../../../worker/diagnosis/reference.js';
import type { Signals } from '../../../worker/diagnosis/signals.js';
import { Watch } from '../../../worker/diagnosis/watch.js';
import { Training, trainingCount } from '../../../worker/training.js';
import { chooseBackend } from '../../support/backends.js';

/** Steps between two looks. */
const STRIDE = 50;

/** A training that is looked at every so many steps, so that what is told of it does not depend on the time. */
export class Trial {
  readonly #dataset: Dataset;
  readonly #name: SyntheticName | undefined;
  #training!: Training;
  #watch!: Watch;
  #entries!: History<Signals['entries'][number]>;

  private constructor(dataset: SyntheticName | Dataset) {
    this.#name = typeof dataset === 'string' ? dataset : undefined;
    this.#dataset = typeof dataset === 'string' ? drawSynthetic(dataset, 0) : dataset;
  }

  static async begin(dataset: SyntheticName | Dataset, input: ConfigInput): Promise<Trial> {
    const trial = new Trial(dataset);
    await trial.#begin(resolveConfig(input));
    return trial;
  }

  /** So many steps, and what is wrong then. */
  async run(steps: number): Promise<readonly Diagnosis[]> {
    await this.#training.ready();
    for (let taken = 0; taken < steps; taken += STRIDE) {
      for (const parts = this.#training.takeSteps(STRIDE); !parts.next().done;);
      this.#entries.add(await this.#training.measure());
      await this.#watch.look();
    }
    return this.#watch.diagnose({
      config: this.#training.config,
      isImages: false,
      isMixture: this.#known?.components !== undefined,
      entries: this.#entries.entries,
    });
  }

  /** Puts a remedy into effect, live or by a reset, as it says. */
  async apply({ remedy: { patch, live } }: Diagnosis): Promise<void> {
    const config = patchConfig(this.#training.config, patch);
    if (live) {
      this.#training.configure(config);
      this.#watch.since = this.#training.step;
      return;
    }
    this.dispose();
    await this.#begin(config);
  }

  dispose(): void {
    this.#training.dispose();
  }

  get #known(): (typeof SYNTHETICS)[SyntheticName] | undefined {
    return this.#name && SYNTHETICS[this.#name];
  }

  async #begin(config: ReturnType<typeof resolveConfig>): Promise<void> {
    this.#training = new Training(this.#dataset, config, (await wasm()).backend);
    const count = trainingCount(this.#dataset, config);
    this.#watch = new Watch(this.#training, () => new Reference(this.#dataset, count, this.#known));
    this.#entries = new History();
  }
}

let found: ReturnType<typeof chooseBackend> | undefined;
const wasm = (): ReturnType<typeof chooseBackend> => (found ??= chooseBackend('wasm'));

/** What is wrong with a run of so many steps. */
export async function after(
  steps: number,
  dataset: SyntheticName | Dataset,
  input: ConfigInput,
): Promise<readonly Diagnosis[]> {
  const trial = await Trial.begin(dataset, input);
  try {
    return await trial.run(steps);
  } finally {
    trial.dispose();
  }
}

export const namesOf = (diagnoses: readonly Diagnosis[]): readonly string[] =>
  diagnoses.map(({ name }) => name);
