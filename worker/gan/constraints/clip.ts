import { clipByValue } from '../../tf.js';
import type { Constraint } from './constraint.js';

/**
 * Clipping (Arjovsky et al. 2017, algorithm 1): after each update every parameter is put back into ±bound, which keeps D's
 * slope bounded, and D far from the best one.
 */
export function clip(bound: number): Constraint {
  return { slots: [], project: (parameters) => parameters.map((part) => clipByValue(part, -bound, bound)) };
}
