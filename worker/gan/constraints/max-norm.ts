import { minimum, scalar, sum } from '../../tf.js';
import type { Constraint } from './constraint.js';

/** Keeps a division finite where all weights are 0. */
const EPSILON = 1e-12;

/**
 * After each update, the weights into a unit whose norm is above the bound are scaled down to it (Srebro and Shraibman
 * 2005; `max_col_norm` in the original code). Biases stay as they are.
 */
export function maxNorm(bound: number): Constraint {
  return {
    slots: [],
    project: (parameters) =>
      parameters.map((part) => {
        if (part.rank < 2) return part;
        const inputs = part.shape.slice(0, -1).map((_, axis) => axis);
        const norms = sum(part.square(), inputs, true).add(EPSILON).sqrt();
        return part.mul(minimum(scalar(bound).div(norms), 1));
      }),
  };
}
