import type { OptimizerConfig } from '../../../src/shared/config.js';
import { Adam } from './adam.js';
import { AdamW } from './adamw.js';
import type { Optimizer } from './optimizer.js';
import { RmsProp } from './rmsprop.js';
import { Sgd } from './sgd.js';

export type { Moment, Optimizer } from './optimizer.js';

/** An optimizer at rest for a θ of this length. */
export function createOptimizer(config: OptimizerConfig, length: number): Optimizer {
  switch (config.kind) {
    case 'sgd':
      return new Sgd(config, length);
    case 'rmsprop':
      return new RmsProp(config, length);
    case 'adam':
      return new Adam(config, length);
    case 'adamw':
      return new AdamW(config, length);
    default:
      return config satisfies never;
  }
}
