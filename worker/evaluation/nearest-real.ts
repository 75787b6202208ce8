import { sizeOf, type Neighbours } from '../../src/shared/dataset.js';
import { examplesAt } from '../data/dataset.js';
import { nearestOf } from '../metrics/neighbours.js';
import type { RealData } from './real-data.js';
import { inSlices } from './slices.js';

/**
 * For each example, the nearest of those that are trained on, in slices.
 * @param examples In the data's own units. They are taken over.
 * @param count For each; fewer where fewer are trained on.
 */
export async function nearestReal(
  data: RealData,
  examples: Float32Array,
  count: number,
): Promise<Neighbours> {
  const { dataset, heldOut, trained } = data;
  const { shape } = dataset;
  const size = sizeOf(shape);
  const k = Math.min(count, trained);
  const queries = { data: data.scaled(examples), size };
  const { indices, distances } = await inSlices(nearestOf(queries, data.parts(heldOut), k));
  const rows = indices.map((place) => data.rowAt(heldOut + place));
  return {
    examples: examplesAt(dataset, rows).data,
    shape: [indices.length / k, k, ...shape],
    distances,
  };
}
