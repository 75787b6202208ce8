import type { MaxoutConfig } from '../../../src/shared/config.js';
import { dropout } from '../layers/dropout.js';
import { maxout as maxoutLayer } from '../layers/maxout.js';
import type { Body } from './body.js';

/** The paper's D: dropout on the inputs, then maxout layers with dropout after each. */
export function maxout(config: MaxoutConfig, inputs: number): Body {
  const widths = [inputs, ...config.hidden];
  const layers = config.hidden.flatMap((units, i) => [
    maxoutLayer(widths[i]!, units, config.pieces, config.initial),
    ...dropout(config.dropout),
  ]);
  return { layers: [...dropout(config.inputDropout), ...layers], outputs: widths.at(-1)! };
}
