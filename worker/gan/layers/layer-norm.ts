import { moments } from '../../tf.js';
import { ZERO } from '../../../src/shared/parameters.js';
import type { Layer } from './layer.js';

/** Added to the variance: Ba et al. leave it open, PyTorch has this. */
const EPSILON = 1e-5;

/**
 * Layer normalisation (Ba et al. 2016): the numbers of each example get mean 0 and variance 1, then a gain and a bias for
 * each of the last axis.
 */
export function layerNorm(units: number): Layer {
  return {
    parameters: [
      { shape: [units], initial: { kind: 'constant', value: 1 } },
      { shape: [units], initial: ZERO },
    ],
    apply(x, [gain, bias]) {
      const axes = x.shape.slice(1).map((_, i) => i + 1);
      const { mean, variance } = moments(x, axes, true);
      const deviation = variance.add(EPSILON).sqrt();
      return x.sub(mean).div(deviation).mul(gain!).add(bias!);
    },
  };
}
