import { concat, mean, moments, zeros, type Rank, type Tensor2D } from '../../tf.js';
import type { Computation } from './layer.js';

/** Keeps the slope of the square root finite where all examples are the same: Karras et al.'s. */
const EPSILON = 1e-8;

/**
 * Minibatch standard deviation (Karras et al. 2018, section 3): one more number, the same for each example: the mean over
 * the features of their deviation over the minibatch. [m, units] → [m, units + 1].
 */
export const minibatchDeviation: Computation = {
  apply(x) {
    const [m = 1] = x.shape;
    const deviation = mean(moments(x, 0).variance.add(EPSILON).sqrt());
    return concat([x as Tensor2D, zeros<Rank.R2>([m, 1]).add(deviation)], 1);
  },
};
