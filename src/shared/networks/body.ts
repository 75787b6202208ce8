import type { LayerSpec } from './layer-spec.js';

/** A network but for its last layer. */
export interface Body {
  readonly layers: readonly LayerSpec[];
  /** How many numbers it makes of an example. */
  readonly outputs: number;
}
