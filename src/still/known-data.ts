import { sizeOf, type DatasetSource } from '../shared/dataset.js';
import { randomKey } from '../shared/random.js';
import type { ScalableData } from '../shared/scaling.js';
import { SYNTHETICS } from '../shared/synthetic/index.js';
import { boundsOf } from './bounds.js';

/** Examples looked at. Their mean and deviation are those of the whole dataset to a few hundredths. */
const COUNT = 2048;

/** Most values looked at, of however many examples: more would take long. */
const VALUES = 2 ** 18;

/** What there is to expect of images that are not there yet. */
const UNSEEN: ScalableData = { data: new Uint8Array(), shape: [28, 28, 1], range: [0, 255] };

/** What the page knows of a dataset without loading it. No data where it takes the worker to get some. */
export function knownData(source: DatasetSource | undefined): ScalableData {
  if (!source) return UNSEEN;
  switch (source.kind) {
    case 'synthetic': {
      const { dimension, draw } = SYNTHETICS[source.name];
      // Whatever the run's seed, the dataset stays: it is drawn from a seed of its own.
      const data = draw(randomKey(0, 'dataset'), COUNT);
      return { data, shape: [dimension], range: boundsOf(data, 1)[0]! };
    }
    case 'array': {
      const shape = source.shape.length === 2 ? [...source.shape, 1] : source.shape;
      const size = sizeOf(shape);
      const data = source.data.slice(0, size * Math.min(COUNT, Math.ceil(VALUES / size)));
      return { data, shape, range: data instanceof Uint8Array ? [0, 255] : boundsOf(data, 1)[0]! };
    }
    case 'glyphs':
    case 'idx':
      return UNSEEN;
    default:
      return source satisfies never;
  }
}
