import type { Diagnosis } from '../../src/shared/diagnosis.js';
import { collapse } from './collapse.js';
import { isMoving } from './cycling.js';
import type { Signals } from './signals.js';
import { remedy } from './wording.js';

/** γ of R1 and R2, in data of variance 1. [measured] On the ring, from 0.1 to 3, all modes are there after 600 steps. */
const GAMMA = 0.1;

/** G maps all z to few examples: the “Helvetica scenario” (Goodfellow et al. 2014, section 6). */
export function modeCollapse(signals: Signals): Diagnosis | undefined {
  const collapsed = collapse(signals);
  if (!collapsed || isMoving(collapsed)) return undefined;
  const { config } = signals;
  const { generator, discriminator } = config;
  const { learningRate } = discriminator.optimizer;
  const isAhead =
    generator.optimizer.kind === discriminator.optimizer.kind &&
    generator.optimizer.learningRate > learningRate;
  return {
    name: 'mode-collapse',
    sentence: `${collapsed.words}, and it stays at them.`,
    evidence: collapsed.evidence,
    // [measured] Put into effect live, the same takes thousands of steps, or for ever where units of G are dead.
    remedy: remedy(
      config,
      'Begin again with the relativistic objective, which compares real and generated examples in pairs, with R1 and R2' +
        (isAhead ? ', and with G no quicker than D.' : '.'),
      {
        objective: 'relativistic',
        penalties: { r1: GAMMA, r2: GAMMA, labelSmoothing: 0 },
        ...(isAhead && { generator: { optimizer: { learningRate } } }),
      },
      true,
    ),
  };
}
