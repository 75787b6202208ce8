import { moments, ones, tidy, zeros, type Rank, type Tensor } from '../../tf.js';
import type { SpecOf } from '../../../src/shared/networks/layer-spec.js';
import { state } from '../state.js';
import type { Computation } from './layer.js';

/** Both are PyTorch's, with which DCGAN was published: what is added to the variance, and what a step moves the averages by. */
const EPSILON = 1e-5;
const RATE = 0.1;

/**
 * Batch normalisation (Ioffe and Szegedy 2015): over all but the last axis, numbers get mean 0 and variance 1, then a gain
 * and a bias. Training uses the minibatch's moments, and looking uses their running averages, so that one example comes
 * out as it does among many.
 */
export function batchNorm({ units }: SpecOf<'batch-norm'>): Computation {
  const statistics = {
    mean: state(zeros<Rank.R1>([units])),
    variance: state(ones<Rank.R1>([units])),
  };
  return {
    statistics,
    apply(x, [gain, bias], pass) {
      const normalise = (mean: Tensor, variance: Tensor): Tensor =>
        x.sub(mean).div(variance.add(EPSILON).sqrt()).mul(gain!).add(bias!);
      if (!pass.training) return normalise(statistics.mean, statistics.variance);
      const axes = x.shape.slice(1).map((_, i) => i);
      const { mean, variance } = moments(x, axes);
      tidy(() => {
        for (const [average, moment] of [
          [statistics.mean, mean],
          [statistics.variance, variance],
        ] as const) {
          average.assign(average.add(moment.sub(average).mul(RATE)));
        }
      });
      return normalise(mean, variance);
    },
  };
}
