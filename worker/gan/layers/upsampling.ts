import { slice, zeros } from '../../tf.js';
import type { SpecOf } from '../../../src/shared/networks/layer-spec.js';
import type { Computation } from './layer.js';

/** Each pixel becomes 2×2 (nearest neighbour): [m, ⌈h/2⌉, ⌈w/2⌉, c] → [m, h, w, c]. */
export function upsampling({ to: [height, width] }: SpecOf<'upsampling'>): Computation {
  return {
    apply(x) {
      const [m = 1, h = 1, w = 1, c = 1] = x.shape;
      // tfjs cannot differentiate `tile` for so many axes.
      const repeated = x.reshape([m * h, 1, w, 1, c]).add(zeros([1, 2, 1, 2, 1]));
      const doubled = repeated.reshape([m, 2 * h, 2 * w, c]);
      return slice(doubled, [0, 0, 0, 0], [m, height, width, c]);
    },
  };
}
