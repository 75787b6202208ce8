import type { Layer } from '../layers/layer.js';

/** A network but for its last layer. */
export interface Body {
  readonly layers: readonly Layer[];
  /** How many numbers it makes of an example. */
  readonly outputs: number;
}
