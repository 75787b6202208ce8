import type { ConfigInput, OptimizerConfig, Patch } from '../../src/shared/config.js';
import { patchConfig, resolveConfig } from '../../src/shared/config-schema.js';

const optimizer: Patch<OptimizerConfig> = { kind: 'adam', learningRate: 0.003, beta1: 0.5, beta2: 0.999 };

/** Small networks for points, with nothing that modern ones have. */
export const PLAIN: ConfigInput = {
  preset: 'moons',
  objective: 'non-saturating',
  penalties: { r1: 0, r2: 0 },
  schedule: { kind: 'constant' },
  average: 0,
  generator: { optimizer },
  discriminator: { optimizer },
};

/** The same with something else in it, and a seed. */
export function plain(patch: ConfigInput, seed = 1): ConfigInput {
  return { ...patchConfig(resolveConfig(PLAIN), patch), seed };
}
