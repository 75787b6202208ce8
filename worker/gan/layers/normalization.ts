import type { Normalization } from '../../../src/shared/config.js';
import { batchNorm } from './batch-norm.js';
import { layerNorm } from './layer-norm.js';
import type { Layer } from './layer.js';

/** The layer of this name, for so many numbers along the last axis; none where there is to be none. */
export function normalization(name: Normalization, units: number): readonly Layer[] {
  switch (name) {
    case 'none':
      return [];
    case 'batch':
      return [batchNorm(units)];
    case 'layer':
      return [layerNorm(units)];
    default:
      return name satisfies never;
  }
}
