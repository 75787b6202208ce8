import { conv2dTranspose, type Tensor4D } from '../../tf.js';
import type { SpecOf } from '../../../src/shared/networks/layer-spec.js';
import type { Computation } from './layer.js';

/**
 * The transpose of a convolution as a linear map (Dumoulin and Visin 2016, chapter 4), plus a bias: each pixel of the small
 * image adds the filter, times its value, to the large one. [m, ⌈h/s⌉, ⌈w/s⌉, inputs] → [m, h, w, outputs].
 *
 * The weights have the shape [inputs, size, size, outputs], so that their last axis counts what they lead to, as it does in
 * all layers.
 */
export function transposedConvolution({
  outputs,
  stride,
  to: [height, width],
}: SpecOf<'transposed-convolution'>): Computation {
  return {
    apply: (x, [weights, bias]) => {
      const filter = weights!.transpose<Tensor4D>([1, 2, 3, 0]);
      return conv2dTranspose(x as Tensor4D, filter, [x.shape[0], height, width, outputs], stride, 'same').add(
        bias!,
      );
    },
  };
}
