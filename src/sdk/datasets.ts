import { fromArray } from './from-array.js';
import { fromFiles, fromUrl } from './from-files.js';
import { fromIdx } from './from-idx.js';
import { synthetic } from './synthetic.js';

/**
 * Builders of what a trainer trains on. What can be checked at once is checked here; the worker reads the data.
 *
 * Typed arrays and ArrayBuffers move to the worker when a trainer is created, and the host's own are empty from then on:
 * give a copy (`data.slice()`) to keep one. A typed array that views only a part of its buffer is copied, so that
 * nothing else of the host's goes with it.
 */
export const datasets = { synthetic, fromArray, fromFiles, fromIdx, fromUrl };
