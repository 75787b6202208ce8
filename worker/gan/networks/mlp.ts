import type { MlpConfig } from '../../../src/shared/config.js';
import { activation } from '../layers/activation.js';
import { dense } from '../layers/dense.js';
import { dropout } from '../layers/dropout.js';
import { normalization } from '../layers/normalization.js';
import type { Body } from './body.js';

/** Dense layers of the config's widths: x ↦ activation(norm(x W + b)), and dropout. */
export function mlp(config: MlpConfig, inputs: number): Body {
  const widths = [inputs, ...config.hidden];
  const layers = config.hidden.flatMap((units, i) => [
    dense(widths[i]!, units, config.activation, config.initial),
    ...normalization(config.normalization, units),
    activation(config.activation),
    ...dropout(config.dropout),
  ]);
  return { layers, outputs: widths.at(-1)! };
}
