import { moments } from '../../tf.js';
import type { Computation } from './layer.js';

/** Added to the variance: Ba et al. leave it open, PyTorch has this. */
const EPSILON = 1e-5;

/**
 * Layer normalisation (Ba et al. 2016): the numbers of each example get mean 0 and variance 1, then a gain and a bias for
 * each of the last axis.
 */
export const layerNorm: Computation = {
  apply(x, [gain, bias]) {
    const axes = x.shape.slice(1).map((_, i) => i + 1);
    const { mean, variance } = moments(x, axes, true);
    const deviation = variance.add(EPSILON).sqrt();
    return x.sub(mean).div(deviation).mul(gain!).add(bias!);
  },
};
