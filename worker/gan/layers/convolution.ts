import { conv2d, type Tensor4D } from '../../tf.js';
import { ZERO, type Initial } from '../../../src/shared/parameters.js';
import type { Layer } from './layer.js';

/** What a convolution goes from and to. */
export interface Filter {
  /** Channels. */
  readonly inputs: number;
  readonly outputs: number;
  /** Pixels along each side. */
  readonly size: number;
  /** 1 where none is given. */
  readonly stride?: number;
}

/**
 * y_pq = b + Σ_uv x_(s p + u, s q + v) W_uv, where x is 0 beyond its border ("same" padding).
 * [m, h, w, inputs] → [m, ⌈h/s⌉, ⌈w/s⌉, outputs].
 */
export function convolution({ inputs, outputs, size, stride = 1 }: Filter, initial: Initial): Layer {
  return {
    parameters: [
      { shape: [size, size, inputs, outputs], initial },
      { shape: [outputs], initial: ZERO },
    ],
    apply: (x, [weights, bias]) => conv2d(x as Tensor4D, weights as Tensor4D, stride, 'same').add(bias!),
  };
}
