import type { PenaltyName } from '../../../src/shared/config.js';
import { dragan } from './dragan.js';
import { gradientPenalty } from './gradient-penalty.js';
import { labelSmoothing } from './label-smoothing.js';
import type { Penalty } from './penalty.js';
import { r1 } from './r1.js';
import { r2 } from './r2.js';

export type { Penalty } from './penalty.js';

/** Every penalty by its name in a config. */
export const PENALTY: Readonly<Record<PenaltyName, Penalty>> = {
  r1,
  r2,
  gradientPenalty,
  dragan,
  labelSmoothing,
};
