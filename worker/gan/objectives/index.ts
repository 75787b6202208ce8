import type { ObjectiveName } from '../../../src/shared/config.js';
import { blend } from './blend.js';
import { hinge } from './hinge.js';
import { leastSquares } from './least-squares.js';
import { minimax } from './minimax.js';
import { nonSaturating } from './non-saturating.js';
import type { Objective } from './objective.js';
import { relativisticAverage } from './relativistic-average.js';
import { relativistic } from './relativistic.js';
import { wasserstein } from './wasserstein.js';

export type { Objective } from './objective.js';

/** Every objective by its name in a config. */
export const OBJECTIVE: Readonly<Record<ObjectiveName, Objective>> = {
  minimax,
  'non-saturating': nonSaturating,
  blend,
  'least-squares': leastSquares,
  hinge,
  wasserstein,
  relativistic,
  'relativistic-average': relativisticAverage,
};
