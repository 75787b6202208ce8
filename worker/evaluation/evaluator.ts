import { DATASET_SEED } from '../../src/shared/dataset.js';
import type { Evaluation, EvaluationRequest, Features, Measured } from '../../src/shared/metrics.js';
import { randomKey } from '../../src/shared/random.js';
import type { Backend } from '../backend/backend.js';
import type { Sample } from '../metrics/sample.js';
import { choose, isByFeatures, isClassified, type Chosen } from './choose.js';
import { Classifier } from './classifier.js';
import type { Generator } from '../generator.js';
import { generate, judge } from './draw.js';
import { GAME_SAMPLE } from './game.js';
import type { RealData } from './real-data.js';
import { inSlices } from './slices.js';
import type { Subject, Values } from './subject.js';
import { Views } from './views.js';

/** What was taken of a generator at one step. */
interface Drawn {
  readonly step: number;
  readonly examples: Sample;
  /** Where the game is looked at. */
  readonly numbers: Sample;
  readonly verdicts: Float32Array;
}

const NOTHING: Sample = { data: new Float32Array(), size: 1 };

/**
 * Measures generators of one dataset. What it learns of the dataset alone, the floors and a classifier, it keeps.
 */
export class Evaluator {
  readonly data: RealData;
  readonly #backend: Backend;
  readonly #floors = new Map<string, Values>();
  #classifier: Classifier | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(data: RealData, backend: Backend) {
    this.data = data;
    this.#backend = backend;
  }

  /**
   * One evaluation after another, each in slices.
   * @param still Does something while the generator stands still.
   * @throws GanError `ConfigError` for a metric that does not suit the data; the signal's reason once it aborts.
   */
  async evaluate(
    generator: Generator,
    still: (draw: () => Promise<Drawn>) => Promise<Drawn>,
    request: EvaluationRequest,
    signal: AbortSignal,
  ): Promise<Evaluation> {
    const chosen = choose(this.data, request);
    const drawn = await still(() => this.#draw(generator, chosen, request.seed, signal));
    const turn = this.#last.then(async () => {
      signal.throwIfAborted();
      return { step: drawn.step, measured: await this.#measure(chosen, drawn, signal) };
    });
    this.#last = turn.catch(() => {}); // Told to who asked for it; the next one does not depend on it.
    return turn;
  }

  /** Frees what it has, once what is under way has ended. */
  dispose(): void {
    void this.#last.then(() => this.#classifier?.dispose());
  }

  async #draw(
    generator: Generator,
    chosen: readonly Chosen[],
    seed: number,
    signal: AbortSignal,
  ): Promise<Drawn> {
    const { step } = generator;
    const hasGame = chosen.some(({ measure }) => measure.of === 'game');
    const draw = (count: number): Promise<Sample> => generate(generator, this.data, { count, seed }, signal);
    return {
      step,
      examples: await draw(mostExamples(chosen)),
      numbers: hasGame ? await draw(GAME_SAMPLE) : NOTHING,
      verdicts: hasGame ? await judge(generator, this.data) : NOTHING.data,
    };
  }

  async #measure(chosen: readonly Chosen[], drawn: Drawn, signal: AbortSignal): Promise<readonly Measured[]> {
    const data = this.data;
    const classifier =
      isClassified(data) && chosen.some(({ measure }) => isByFeatures(measure.of))
        ? await this.#trained(signal)
        : undefined;
    const views = new Views(classifier, signal);
    const allReal = data.examples(0, mostExamples(chosen));
    const features = featuresOf(data, classifier);
    const measured: Measured[] = [];
    for (const one of chosen) {
      const { measure, n, metrics } = one;
      const real = await views.of(allReal, measure.of, n);
      const take = async (sample: Sample, verdicts: Float32Array): Promise<Values> => {
        const candidate = await views.of(sample, measure.of, n);
        return inSlices<Values>(
          measure.take({ candidate, real, n, data, verdicts } satisfies Subject),
          signal,
        );
      };
      const floor = await this.#floor(one, take, drawn.verdicts.length);
      const values = measure.isReference
        ? floor
        : await take(measure.of === 'game' ? drawn.numbers : drawn.examples, drawn.verdicts);
      for (const metric of metrics)
        measured.push({
          metric,
          ...values[metric]!,
          floor: measure.isReference ? undefined : floor[metric]!.value,
          n,
          ...(isByFeatures(measure.of) ? { features } : {}),
        });
    }
    return measured;
  }

  /** What real examples come to in the place of generated ones. */
  async #floor(
    { measure, n }: Chosen,
    take: (sample: Sample, verdicts: Float32Array) => Promise<Values>,
    points: number,
  ): Promise<Values> {
    const key = `${measure.metrics[0]} ${n}`;
    const known = this.#floors.get(key);
    if (known) return known;
    const floor =
      measure.of === 'game'
        ? await take(this.#manyNumbers(n), new Float32Array(points).fill(0.5))
        : await take(this.data.examples(measure.floorFrom?.(this.data, n) ?? n, n), NOTHING.data);
    this.#floors.set(key, floor);
    return floor;
  }

  /** More than the dataset has. */
  #manyNumbers(count: number): Sample {
    return { data: this.data.known!.draw(randomKey(DATASET_SEED, 'metric'), count), size: 1 };
  }

  async #trained(signal: AbortSignal): Promise<Classifier> {
    const classifier = (this.#classifier ??= new Classifier(this.data, this.#backend));
    await classifier.train(signal);
    return classifier;
  }
}

function mostExamples(chosen: readonly Chosen[]): number {
  return chosen.reduce((most, { measure, n }) => (measure.of === 'game' ? most : Math.max(most, n)), 0);
}

function featuresOf({ isImages }: RealData, classifier: Classifier | undefined): Features {
  if (classifier) return { kind: 'classifier', accuracy: classifier.accuracy };
  return { kind: isImages ? 'pixels' : 'coordinates' };
}
