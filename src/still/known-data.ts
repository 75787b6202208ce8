import { DATASET_SEED, rangeOf, sizeOf, type DatasetSource } from '../shared/dataset.js';
import { randomKey } from '../shared/random.js';
import type { ScalableData } from '../shared/scaling.js';
import { SYNTHETICS } from '../shared/synthetic/index.js';

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
      const data = draw(randomKey(DATASET_SEED, 'dataset'), COUNT);
      return { data, shape: [dimension], range: rangeOf(data) };
    }
    case 'array': {
      const { shape } = source;
      const size = sizeOf(shape);
      const data = source.data.slice(0, size * Math.min(COUNT, Math.ceil(VALUES / size)));
      return { data, shape, range: rangeOf(data) };
    }
    case 'glyphs':
    case 'idx':
    case 'files':
      return UNSEEN;
    default:
      return source satisfies never;
  }
}

/** Shape of one example, where the page knows it without loading any. */
export function knownShape(source: DatasetSource | undefined): readonly number[] | undefined {
  switch (source?.kind) {
    case 'synthetic':
      return [SYNTHETICS[source.name].dimension];
    case 'array':
      return source.shape;
    case 'glyphs':
      return UNSEEN.shape;
    case 'idx':
    case 'files':
    case undefined:
      return undefined;
    default:
      return source satisfies never;
  }
}
