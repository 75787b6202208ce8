import type { DatasetSource } from '../../src/shared/dataset.js';
import { readArray } from './array.js';
import type { Dataset } from './dataset.js';
import { readFiles } from './files.js';
import { drawGlyphs } from './glyphs.js';
import { readIdx } from './idx.js';
import { drawSynthetic } from './synthetic.js';

/**
 * Loads or draws a dataset. What is drawn is a function of the seed.
 * @throws GanError `DataError` where it cannot be had.
 */
export async function openDataset(source: DatasetSource, seed: number): Promise<Dataset> {
  switch (source.kind) {
    case 'synthetic':
      return drawSynthetic(source.name, seed);
    case 'glyphs':
      return drawGlyphs(seed);
    case 'array':
      return readArray(source);
    case 'idx':
      return readIdx(source);
    case 'files':
      return readFiles(source);
    default:
      return source satisfies never;
  }
}
