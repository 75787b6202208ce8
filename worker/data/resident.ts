import { tensor1d, type Tensor1D } from '../tf.js';
import { sizeOf } from '../../src/shared/dataset.js';
import type { RowTable } from '../random/ops.js';
import type { Dataset } from './dataset.js';
import { toNetwork, type Scaling } from '../../src/shared/scaling.js';

/**
 * A dataset as the device holds it, for minibatches to be drawn there. 8-bit data is packed four to an element and
 * scaled as it is drawn; other data is scaled once. The tensor is the caller's to dispose.
 * @param count How many of the examples, from the first on.
 */
export function residentTable(dataset: Dataset, scaling: Scaling, count = dataset.count): RowTable {
  const columns = sizeOf(dataset.shape);
  const data = dataset.data.subarray(0, count * columns);
  if (data instanceof Float32Array) {
    return { values: tensor1d(toNetwork(scaling, data)), count, columns, affine: { scale: 1, shift: 0 } };
  }
  const affine = { scale: 1 / scaling.scale, shift: -scaling.shift[0]! / scaling.scale };
  return { values: packBytes(data), count, columns, affine };
}

function packBytes(bytes: Uint8Array): Tensor1D {
  const words = new Int32Array(Math.ceil(bytes.length / 4));
  new Uint8Array(words.buffer).set(bytes);
  return tensor1d(words, 'int32');
}
