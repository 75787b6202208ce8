import type { ConstraintConfig } from '../../../src/shared/config.js';
import type { ParameterSpec } from '../../../src/shared/parameters.js';
import type { RandomKey } from '../../../src/shared/random.js';
import { clip } from './clip.js';
import type { Constraint } from './constraint.js';
import { maxNorm } from './max-norm.js';
import { spectral } from './spectral.js';

export type { Constraint } from './constraint.js';

/** @param key For what a constraint begins with. */
export function createConstraint(
  config: ConstraintConfig,
  specs: readonly ParameterSpec[],
  key: RandomKey,
): Constraint {
  switch (config.kind) {
    case 'none':
      return { slots: [] };
    case 'clip':
      return clip(config.bound);
    case 'max-norm':
      return maxNorm(config.bound);
    case 'spectral':
      return spectral(specs, key);
    default:
      return config satisfies never;
  }
}
