import type { MlpConfig } from '../config.js';
import type { Body } from './body.js';
import { hidden } from './hidden.js';
import type { LayerSpec } from './layer-spec.js';

/** Dense layers of the config's widths: x ↦ activation(norm(x W + b)), and dropout. */
export function mlp(config: MlpConfig, inputs: number): Body {
  const { activation, initial } = config;
  const widths = [inputs, ...config.hidden];
  const layers = config.hidden.flatMap((units, entry): readonly LayerSpec[] => [
    { kind: 'dense', entry, inputs: widths[entry]!, units, activation, initial },
    ...hidden(config, units),
  ]);
  return { layers, outputs: widths.at(-1)! };
}
