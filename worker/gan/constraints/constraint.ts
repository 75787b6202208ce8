import type { Variable } from '../../tf.js';
import type { Parameters } from '../network.js';

/** What a network's weights are held to. */
export interface Constraint {
  /** What it remembers from one step to the next. */
  readonly slots: readonly Variable[];
  /** What the network computes with in place of its parameters; gradients go through it. */
  readonly view?: (parameters: Parameters) => Parameters;
  /** What becomes of the parameters after each update. It moves the slots on. */
  readonly project?: (parameters: Parameters) => Parameters;
}
