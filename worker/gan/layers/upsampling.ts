import { slice, zeros } from '../../tf.js';
import type { Layer } from './layer.js';

/**
 * Each pixel becomes 2×2 (nearest neighbour): [m, ⌈h/2⌉, ⌈w/2⌉, c] → [m, h, w, c].
 * @param to Height and width of the large image; where one is odd, the last row or column is left out.
 */
export function upsampling([height, width]: readonly [number, number]): Layer {
  return {
    parameters: [],
    apply(x) {
      const [m = 1, h = 1, w = 1, c = 1] = x.shape;
      // tfjs cannot differentiate `tile` for so many axes.
      const repeated = x.reshape([m * h, 1, w, 1, c]).add(zeros([1, 2, 1, 2, 1]));
      const doubled = repeated.reshape([m, 2 * h, 2 * w, c]);
      return slice(doubled, [0, 0, 0, 0], [m, height, width, c]);
    },
  };
}
