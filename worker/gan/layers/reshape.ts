import type { SpecOf } from '../../../src/shared/networks/layer-spec.js';
import type { Computation } from './layer.js';

/** Examples of another shape, with the same numbers in the same order. */
export function reshape({ shape }: SpecOf<'reshape'>): Computation {
  return { apply: (x) => x.reshape([x.shape[0], ...shape]) };
}
