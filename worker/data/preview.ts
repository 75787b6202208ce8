import { sizeOf, type Examples } from '../../src/shared/dataset.js';
import type { Dataset } from './dataset.js';

/** Most images, and most points, in a preview. */
const IMAGES = 64;
const POINTS = 1024;

/** Some examples, evenly spread over the dataset. */
export function previewOf({ data, shape, count: all }: Dataset): Examples {
  const size = sizeOf(shape);
  const count = Math.min(all, shape.length === 1 ? POINTS : IMAGES);
  const chosen = new Float32Array(count * size);
  for (let i = 0; i < count; i++) {
    const row = Math.floor((i * all) / count);
    chosen.set(data.subarray(row * size, (row + 1) * size), i * size);
  }
  return { data: chosen, shape: [count, ...shape] };
}
