import { conv2dTranspose, type Tensor4D } from '../../tf.js';
import { ZERO, type Initial } from '../../../src/shared/parameters.js';
import type { Filter } from './convolution.js';
import type { Layer } from './layer.js';

/**
 * The transpose of a convolution as a linear map (Dumoulin and Visin 2016, chapter 4), plus a bias: each pixel of the small
 * image adds the filter, times its value, to the large one. [m, ⌈h/s⌉, ⌈w/s⌉, inputs] → [m, h, w, outputs].
 *
 * The weights have the shape [inputs, size, size, outputs], so that their last axis counts what they lead to, as it does in
 * all layers.
 * @param to Height and width of the large image.
 */
export function transposedConvolution(
  { inputs, outputs, size, stride = 1 }: Filter,
  [height, width]: readonly [number, number],
  initial: Initial,
): Layer {
  return {
    parameters: [
      { shape: [inputs, size, size, outputs], initial },
      { shape: [outputs], initial: ZERO },
    ],
    apply: (x, [weights, bias]) => {
      const filter = weights!.transpose<Tensor4D>([1, 2, 3, 0]);
      return conv2dTranspose(x as Tensor4D, filter, [x.shape[0], height, width, outputs], stride, 'same').add(
        bias!,
      );
    },
  };
}
