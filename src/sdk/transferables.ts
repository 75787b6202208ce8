import type { DatasetSource } from '../shared/dataset.js';
import { GanError } from '../shared/errors.js';

/**
 * The buffers of a dataset that move to the worker instead of being copied.
 * @throws GanError `ConfigError` where one of them has moved to another trainer's worker already.
 */
export function transferablesOf(source: DatasetSource): Transferable[] {
  const buffers = new Set(bytesOf(source).filter((bytes) => bytes instanceof ArrayBuffer));
  for (const { byteLength } of buffers) {
    if (byteLength > 0) continue;
    throw new GanError(
      'ConfigError',
      'dataset is empty: its numbers have moved to the trainer that it was given to first. Build one from a copy of ' +
        'them for each trainer.',
    );
  }
  return [...buffers];
}

function bytesOf(source: DatasetSource): readonly unknown[] {
  switch (source.kind) {
    case 'synthetic':
    case 'glyphs':
    case 'files':
      return [];
    case 'array':
      return [source.data.buffer, source.labels?.buffer];
    case 'idx':
      return [source.images, source.labels];
    default:
      return source satisfies never;
  }
}
