import type { Diagnosis, Remedy } from '../../src/shared/diagnosis.js';
import type { Config } from '../../src/shared/config.js';
import { median, recent, type Signals } from './signals.js';
import { percent, remedy, show } from './wording.js';

/**
 * D is sure where D(x) and 1 − D(G(z)) are above this. [measured] On the ring, failing runs come to 1 − 10⁻⁶; healthy ones
 * to 0.8 at most, also under minimax.
 */
const SURE = 0.95;

/**
 * What is left of G's largest gradient norm. [measured] Failing runs: 10⁻⁴ and less. Where D is as sure but steep, so that G
 * still learns: 0.2 and more.
 */
const LITTLE = 0.05;

/** What that is at least: where steps are quick, the first ones go unseen. [measured] Untrained: 0.2 to 4. */
const USUAL = 0.2;

/**
 * The generator's gradient has vanished: under minimax it is proportional to D(G(z)), and where D is sure of everything
 * that is nothing (Goodfellow et al. 2014, section 3; Arjovsky and Bottou 2017).
 */
export function vanishingGradient(signals: Signals): Diagnosis | undefined {
  const { entries } = recent(signals);
  const real = median(entries.map(({ scores }) => scores.real));
  const fake = median(entries.map(({ scores }) => scores.fake));
  const norms = signals.entries.map(({ gradients }) => gradients.generator);
  const norm = median(entries.map(({ gradients }) => gradients.generator));
  const limit = LITTLE * Math.max(USUAL, ...norms);
  if (!(real > SURE && fake < 1 - SURE && norm < limit)) return undefined;
  return {
    name: 'vanishing-gradient',
    sentence:
      `D is sure of everything: it takes real examples for real at ${percent(real)}, generated ones at ` +
      `${percent(fake)}. The norm of G’s gradient has fallen to ${show(norm)}, so that G hardly learns any more.`,
    evidence: [
      { label: 'D(x)', value: real, limit: SURE },
      { label: 'D(G(z))', value: fake, limit: 1 - SURE },
      { label: 'norm of G’s gradient', value: norm, limit },
    ],
    remedy: remedyOf(signals.config),
  };
}

function remedyOf(config: Config): Remedy {
  if (config.objective === 'minimax')
    return remedy(
      config,
      'Have G maximise log D(G(z)) instead: the non-saturating objective has the same fixed point, and a gradient where D ' +
        'is sure. One step of D for each of G, and R1, keep D from running ahead again.',
      { objective: 'non-saturating', k: 1, penalties: { r1: Math.max(config.penalties.r1, GENTLE) } },
    );
  return remedy(
    config,
    'Hold D back: the relativistic objective with R1 and R2, and one step of D for each of G.',
    {
      objective: 'relativistic',
      k: 1,
      penalties: {
        r1: Math.max(config.penalties.r1, GENTLE),
        r2: Math.max(config.penalties.r2, GENTLE),
        labelSmoothing: 0,
      },
    },
  );
}

/** γ of R1 that levels D where it is steep beyond need, in data of variance 1. [measured] */
const GENTLE = 0.1;
