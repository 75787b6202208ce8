import { rangeOf, sizeOf, type DatasetSource } from '../../src/shared/dataset.js';
import type { Dataset } from './dataset.js';
import { refuse } from './refuse.js';

/** Most values that one example may have: a network's first layer has a row of weights for each. */
const MAX_SIZE = 2 ** 20;

/**
 * Takes over numbers of the host's own, without copying them.
 * @throws GanError `DataError` where shape, lengths or values do not fit.
 */
export function readArray(source: Extract<DatasetSource, { kind: 'array' }>): Dataset {
  const { name, data, count, shape, labels } = source;
  const size = sizeOf(shape);
  if (![1, 3].includes(shape.length) || !shape.every((length) => Number.isInteger(length) && length >= 1))
    refuse(name, 'shape', `[${shape.join(', ')}]`, '[d] or [height, width, channels]');
  if (size > MAX_SIZE) refuse(name, 'shape', `${size} values`, `at most ${MAX_SIZE} values an example`);
  if (!Number.isInteger(count) || count < 1) refuse(name, 'count', count, 'at least 1');
  if (data.length !== count * size)
    refuse(name, 'data', `${data.length} values`, `${count * size}: ${count} examples of ${size}`);
  if (labels && labels.length !== count)
    refuse(name, 'labels', `${labels.length} labels`, `${count}, one for each example`);
  // Not findIndex: a call for each of tens of millions of values takes seconds. (8-bit ones cannot be odd.)
  for (let i = 0; data instanceof Float32Array && i < data.length; i++)
    if (!Number.isFinite(data[i])) refuse(name, `data[${i}]`, data[i]!, 'a finite number');
  return { name, count, shape, data, labels, range: rangeOf(data) };
}
