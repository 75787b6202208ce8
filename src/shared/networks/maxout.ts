import type { MaxoutConfig } from '../config.js';
import type { Body } from './body.js';
import { dropout } from './hidden.js';
import type { LayerSpec } from './layer-spec.js';

/** The paper's D: dropout on the inputs, then maxout layers with dropout after each. */
export function maxout(config: MaxoutConfig, inputs: number): Body {
  const { pieces, initial } = config;
  const widths = [inputs, ...config.hidden];
  const layers = config.hidden.flatMap((units, entry): readonly LayerSpec[] => [
    { kind: 'maxout', entry, inputs: widths[entry]!, units, pieces, initial },
    ...dropout(config.dropout),
  ]);
  return { layers: [...dropout(config.inputDropout), ...layers], outputs: widths.at(-1)! };
}
