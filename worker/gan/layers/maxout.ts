import { max } from '../../tf.js';
import type { SpecOf } from '../../../src/shared/networks/layer-spec.js';
import { dense } from './dense.js';
import type { Computation } from './layer.js';

/** Maxout (Goodfellow et al. 2013): each unit is the largest of `pieces` linear ones. [m, inputs] → [m, units]. */
export function maxout({ units, pieces }: SpecOf<'maxout'>): Computation {
  return {
    apply: (...input) => max(dense.apply(...input).reshape([-1, units, pieces]), 2),
  };
}
