import type { Evaluation, EvaluationRequest, Measured, MetricName } from '../../../src/shared/metrics.js';
import { randomKey } from '../../../src/shared/random.js';
import { SYNTHETICS, type SyntheticName } from '../../../src/shared/synthetic/index.js';
import type { Backend } from '../../../worker/backend/backend.js';
import type { Dataset } from '../../../worker/data/dataset.js';
import { drawSynthetic } from '../../../worker/data/synthetic.js';
import type { Generator } from '../../../worker/generator.js';
import { Evaluator } from '../../../worker/evaluation/evaluator.js';
import { RealData } from '../../../worker/evaluation/real-data.js';
import { chooseBackend } from '../../support/backends.js';

/** Makes `count` examples of a seed, in the data's own units. */
export type Make = (seed: number, count: number) => Float32Array;

/** A generator that stands at step 7, whose D says ½ of everything unless it is told otherwise. */
export function generatorOf(make: Make, D: (x: number) => number = () => 0.5): Generator {
  return {
    step: 7,
    sample: ({ count, seed }) => Promise.resolve({ data: make(seed, count), shape: [count] }),
    discriminate: (data) => Promise.resolve(data.map(D)),
  };
}

/** One that draws from the distribution itself. */
export function perfect(name: SyntheticName): Make {
  return (seed, count) => SYNTHETICS[name].draw(randomKey(seed, 'sampleReal'), count);
}

let found: ReturnType<typeof chooseBackend> | undefined;

export async function wasm(): Promise<Backend> {
  return (await (found ??= chooseBackend('wasm'))).backend;
}

export async function evaluatorOf(dataset: SyntheticName | Dataset): Promise<Evaluator> {
  const data =
    typeof dataset === 'string'
      ? new RealData(drawSynthetic(dataset, 0), SYNTHETICS[dataset])
      : new RealData(dataset);
  return new Evaluator(data, await wasm());
}

export function evaluate(
  evaluator: Evaluator,
  generator: Generator,
  request: Partial<EvaluationRequest> = {},
  signal = new AbortController().signal,
): Promise<Evaluation> {
  const whole = { metrics: undefined, count: 500, seed: 1, ...request };
  return evaluator.evaluate(generator, (draw) => draw(), whole, signal);
}

export function byMetric({ measured }: Evaluation): Partial<Record<MetricName, Measured>> {
  return Object.fromEntries(measured.map((one) => [one.metric, one]));
}
