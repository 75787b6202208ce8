import type { Diagnosis } from '../../src/shared/diagnosis.js';
import { median, recent, type Signals } from './signals.js';
import { percent, remedy, show } from './wording.js';

/** r_v from which D overfits: what Karras et al. 2020 (ADA), section 3, aim at of its kin r_t. */
const MUCH = 0.6;

/** How far apart D's mean verdicts on training and on generated examples have to be, to tell anything. */
const APART = 0.2;

/**
 * D takes real examples that it was not trained on for generated ones: r_v = (E D(train) − E D(unseen)) / (E D(train) −
 * E D(G(z))), 0 without overfitting and 1 where it is complete (Karras et al. 2020, equation 1).
 */
export function overfitting(signals: Signals): Diagnosis | undefined {
  const { looks } = recent(signals);
  const mid = (name: 'training' | 'generated' | 'unseen'): number =>
    median(looks.map(({ verdicts }) => verdicts[name] ?? NaN));
  const [training, generated, unseen] = [mid('training'), mid('generated'), mid('unseen')];
  const apart = training - generated;
  const share = (training - unseen) / apart;
  if (!(apart > APART && share > MUCH)) return undefined;
  const { config, isImages } = signals;
  return {
    name: 'overfitting',
    sentence:
      `D knows its training examples by heart: it takes them for real at ${percent(training)}, other real ones at ` +
      `${percent(unseen)}, generated ones at ${percent(generated)}.`,
    evidence: [
      { label: 'D of training less D of generated examples', value: apart, limit: APART },
      { label: 'share of it that unseen real examples lack', value: share, limit: MUCH },
    ],
    remedy: isImages
      ? remedy(
          config,
          'Augment what D sees (DiffAugment), so that it never sees an example twice, and add R1.',
          {
            augmentation: 'diffaugment',
            penalties: { r1: Math.max(config.penalties.r1, R1) },
          },
        )
      : remedy(
          config,
          `Hold D back with R1 of ${show(Math.max(config.penalties.r1, R1))}; a narrower D, dropout or more data help too.`,
          { penalties: { r1: Math.max(config.penalties.r1, R1) } },
        ),
  };
}

/** γ that keeps D from rising to a peak at each training example, in data of variance 1. [measured] */
const R1 = 10;
