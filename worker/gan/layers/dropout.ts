import { greaterEqual } from '../../tf.js';
import { sizeOf } from '../../../src/shared/dataset.js';
import type { SpecOf } from '../../../src/shared/networks/layer-spec.js';
import type { Computation } from './layer.js';

/**
 * Dropout (Srivastava et al. 2014): while training, each number is 0 with this probability, and the others are larger by
 * as much as keeps the mean.
 */
export function dropout({ share }: SpecOf<'dropout'>): Computation {
  return {
    apply(x, _, pass, place) {
      if (!pass.training) return x;
      const [m = 1, ...shape] = x.shape;
      const uniform = pass.uniform('dropout', [m, sizeOf(shape)], place);
      const mask = greaterEqual(uniform, share)
        .cast('float32')
        .div(1 - share);
      return x.mul(mask.reshape(x.shape));
    },
  };
}
