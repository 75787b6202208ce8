import { conv2d, type Tensor4D } from '../../tf.js';
import type { Filter } from '../../../src/shared/networks/layer-spec.js';
import type { Computation } from './layer.js';

/**
 * y_pq = b + Σ_uv x_(s p + u, s q + v) W_uv, where x is 0 beyond its border ("same" padding).
 * [m, h, w, inputs] → [m, ⌈h/s⌉, ⌈w/s⌉, outputs].
 */
export function convolution({ stride }: Pick<Filter, 'stride'>): Computation {
  return {
    apply: (x, [weights, bias]) => conv2d(x as Tensor4D, weights as Tensor4D, stride, 'same').add(bias!),
  };
}
