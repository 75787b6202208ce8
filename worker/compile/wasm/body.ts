import type { Affine, Expr, Store } from '../loops.js';
import { addressesIn, partsOf } from '../walk.js';
import { operationCost, sum } from './cost.js';

/** What is done at each point of a nest: everything in memory that is referred to, and the cost of the rest. */
export interface Body {
  readonly affines: readonly Affine[];
  readonly operations: number;
}

export function bodyOf(roots: readonly Expr[], stores: readonly Store[] = []): Body {
  return {
    affines: [...addressesIn(roots), ...stores.map(({ at }) => at)],
    operations: sum([...partsOf(roots)].map(operationCost)),
  };
}
