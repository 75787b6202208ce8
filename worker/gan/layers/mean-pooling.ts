import { mean, pad } from '../../tf.js';
import type { Computation } from './layer.js';

/** Each 2×2 pixels become their mean; an odd side goes on with 0. [m, h, w, c] → [m, ⌈h/2⌉, ⌈w/2⌉, c]. */
export const meanPooling: Computation = {
  apply(x) {
    const [m = 1, height = 1, width = 1, c = 1] = x.shape;
    const [h, w] = [Math.ceil(height / 2), Math.ceil(width / 2)];
    const even = pad(x, [
      [0, 0],
      [0, 2 * h - height],
      [0, 2 * w - width],
      [0, 0],
    ]);
    return mean(even.reshape([m * h, 2, w, 2, c]), [1, 3]).reshape([m, h, w, c]);
  },
};
