import type { ObjectiveName } from '../../../src/shared/config.js';
import { minimax } from './minimax.js';
import { nonSaturating } from './non-saturating.js';
import type { Objective } from './objective.js';

export type { Objective } from './objective.js';

/** Every objective by its name in a config. */
export const OBJECTIVE: Readonly<Record<ObjectiveName, Objective>> = {
  minimax,
  'non-saturating': nonSaturating,
};
