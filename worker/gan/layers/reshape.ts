import type { Layer } from './layer.js';

/** Examples of another shape, with the same numbers in the same order. */
export function reshape(shape: readonly number[]): Layer {
  return { parameters: [], apply: (x) => x.reshape([x.shape[0], ...shape]) };
}
