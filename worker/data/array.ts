import { sizeOf, type DatasetSource } from '../../src/shared/dataset.js';
import { GanError } from '../../src/shared/errors.js';
import { rangeOf, UINT8_RANGE, type Dataset } from './dataset.js';

/** Most values that one example may have: a network's first layer has a row of weights for each. */
const MAX_SIZE = 2 ** 20;

/**
 * Takes over numbers of the host's own, without copying them. Images without channels, `[height, width]`, get one.
 * @throws GanError `DataError` where shape, lengths or values do not fit.
 */
export function readArray(source: Extract<DatasetSource, { kind: 'array' }>): Dataset {
  const { name, data, count, labels } = source;
  const shape = source.shape.length === 2 ? [...source.shape, 1] : source.shape;
  const size = sizeOf(shape);
  if (![1, 3].includes(shape.length) || !shape.every((length) => Number.isInteger(length) && length >= 1))
    fail(name, 'shape', `[${source.shape.join(', ')}]`, '[d], [height, width] or [height, width, channels]');
  if (size > MAX_SIZE) fail(name, 'shape', `${size} values`, `at most ${MAX_SIZE} values an example`);
  if (!Number.isInteger(count) || count < 1) fail(name, 'count', count, 'at least 1');
  if (data.length !== count * size)
    fail(name, 'data', `${data.length} values`, `${count * size}: ${count} examples of ${size}`);
  if (labels && labels.length !== count)
    fail(name, 'labels', `${labels.length} labels`, `${count}, one for each example`);
  if (data instanceof Uint8Array) return { name, count, shape, data, labels, range: UINT8_RANGE };
  const index = data.findIndex((value) => !Number.isFinite(value));
  if (index >= 0) fail(name, `data[${index}]`, data[index]!, 'a finite number');
  return { name, count, shape, data, labels, range: rangeOf(data) };
}

function fail(name: string, field: string, value: string | number, expected: string): never {
  throw new GanError('DataError', `${name}: ${field} is ${value}; it must be ${expected}.`);
}
