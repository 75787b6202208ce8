import { sizeOf, type DatasetSource } from '../shared/dataset.js';
import { randomKey } from '../shared/random.js';
import type { ScalableData } from '../shared/scaling.js';
import { SYNTHETICS } from '../shared/synthetic/index.js';

/** Examples looked at. Their mean and deviation are those of the whole dataset to a few hundredths. */
const COUNT = 2048;

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
      return { data, shape: [dimension], range: rangeOf(data) };
    }
    case 'array': {
      const shape = source.shape.length === 2 ? [...source.shape, 1] : source.shape;
      const data = source.data.slice(0, COUNT * sizeOf(shape));
      return { data, shape, range: data instanceof Uint8Array ? [0, 255] : rangeOf(data) };
    }
    case 'glyphs':
    case 'idx':
      return UNSEEN;
    default:
      return source satisfies never;
  }
}

function rangeOf(data: Float32Array): readonly [number, number] {
  return data.reduce(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Infinity, -Infinity],
  );
}
