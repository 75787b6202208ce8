import type { Diagnosis } from '../../src/shared/diagnosis.js';
import { collapse, type Collapse } from './collapse.js';
import type { Signals } from './signals.js';
import { percent, remedy } from './wording.js';

/**
 * Share of the examples that are in other modes from one look to another, on average, above which what has collapsed moves.
 * [measured] On the ring 0.5 to 1 where it does, 0.05 to 0.3 where it stays.
 */
const MUCH = 0.4;

export function isMoving(collapsed: Collapse): boolean {
  return collapsed.moved > MUCH;
}

/** G runs from mode to mode, and D after it: the game goes round its equilibrium (Mescheder et al. 2018). */
export function cycling(signals: Signals): Diagnosis | undefined {
  const collapsed = collapse(signals);
  if (!collapsed || !isMoving(collapsed)) return undefined;
  const adam = { optimizer: { kind: 'adam', learningRate: 1e-3, beta1: 0, beta2: 0.99 } } as const;
  return {
    name: 'cycling',
    sentence:
      `${collapsed.words}, and they move: from one time to another ${percent(collapsed.moved)} of the examples change to ` +
      'other modes.',
    evidence: [
      ...collapsed.evidence,
      { label: 'examples that change their mode', value: collapsed.moved, limit: MUCH },
    ],
    remedy: remedy(
      signals.config,
      'Take the momentum out, which carries both players past each other: Adam with β₁ = 0 and a rate of 0.001. R1 and R2 ' +
        'damp the circling, the relativistic objective keeps modes apart, and the average of G’s weights is at rest.',
      {
        objective: 'relativistic',
        penalties: { r1: 0.1, r2: 0.1, labelSmoothing: 0 },
        average: 0.999,
        generator: adam,
        discriminator: adam,
      },
    ),
  };
}
