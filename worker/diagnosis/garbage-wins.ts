import type { Diagnosis } from '../../src/shared/diagnosis.js';
import { median, recent, type Signals } from './signals.js';
import { percent, remedy, show } from './wording.js';

/** How much surer D has to be of real examples than of generated ones, to be told to tell them apart. [measured] */
const APART = 0.1;

/**
 * Distance of generated examples from the data, by the mean distance between two real ones. [measured] Untrained on the ring
 * 0.5 to 0.7, healthy from step 500 on below 0.4, and below 0.1 later; failing 0.6 to 17.
 */
const FAR = 0.5;

/** D takes for real what is far from all data: it is too weak, so that G wins without learning anything. */
export function garbageWins(signals: Signals): Diagnosis | undefined {
  const { looks } = recent(signals);
  const real = median(looks.map(({ verdicts }) => verdicts.training));
  const fake = median(looks.map(({ verdicts }) => verdicts.generated));
  const distance = median(looks.map((look) => look.distance));
  if (!(real - fake < APART && distance > FAR)) return undefined;
  const { config } = signals;
  const { generator, discriminator } = config;
  const [rateG, rateD] = [generator.optimizer.learningRate, discriminator.optimizer.learningRate];
  const isAlike = generator.optimizer.kind === discriminator.optimizer.kind;
  const learningRate = Math.min(10, isAlike ? Math.max(rateG, 2 * rateD) : 10 * rateD);
  const k = Math.min(100, Math.max(2, config.k + 1));
  return {
    name: 'garbage-wins',
    sentence:
      `D takes generated examples for real at ${percent(fake)}, real ones at ${percent(real)}, although the generated ones ` +
      `are ${show(distance)} times as far from the data as two real ones are from each other.`,
    evidence: [
      { label: 'D(x) less D(G(z))', value: real - fake, limit: APART },
      { label: 'distance from the data', value: distance, limit: FAR },
    ],
    remedy: remedy(config, `Make D stronger: k = ${k}, and a learning rate of ${show(learningRate)} for D.`, {
      k,
      discriminator: { optimizer: { learningRate } },
    }),
  };
}
