import { rangeOf } from '../../src/shared/dataset.js';
import { randomKey } from '../../src/shared/random.js';
import { SYNTHETICS, type SyntheticName } from '../../src/shared/synthetic/index.js';
import type { Dataset } from './dataset.js';

/** Enough that a training hardly sees an example twice, and half a megabyte at most. */
const COUNT = 65_536;

/** A finite draw from one of the exactly defined distributions. */
export function drawSynthetic(name: SyntheticName, seed: number): Dataset {
  const synthetic = SYNTHETICS[name];
  const data = synthetic.draw(randomKey(seed, 'dataset'), COUNT);
  return { name, count: COUNT, shape: [synthetic.dimension], data, labels: undefined, range: rangeOf(data) };
}
