import type { Rank } from '../../tf.js';
import { scalar, zeros, type Tensor1D } from '../../tf.js';
import type { OptimizerConfig } from '../../../src/shared/config.js';
import { state } from '../state.js';
import type { Moment, Optimizer } from './optimizer.js';

/**
 * Adam (Kingma and Ba 2015, algorithm 1): m ← m + (1 − β₁)(∇ − m), v ← v + (1 − β₂)(∇² − v),
 * Δθ = −α m̂/(√v̂ + ε) with m̂ = m/(1 − β₁ᵗ) and v̂ = v/(1 − β₂ᵗ).
 */
export class Adam implements Optimizer {
  readonly slots;
  readonly constants;

  constructor(
    { beta1, beta2, epsilon }: Omit<Extract<OptimizerConfig, { kind: 'adam' }>, 'kind'>,
    length: number,
  ) {
    this.slots = {
      mean: state(zeros<Rank.R1>([length])),
      meanSquare: state(zeros<Rank.R1>([length])),
      beta1Power: state(scalar(1)),
      beta2Power: state(scalar(1)),
    };
    this.constants = {
      one: scalar(1),
      beta1: scalar(beta1),
      beta2: scalar(beta2),
      oneMinusBeta1: scalar(1 - beta1),
      oneMinusBeta2: scalar(1 - beta2),
      epsilon: scalar(epsilon),
    };
  }

  step(gradient: Tensor1D, { learningRate }: Pick<Moment, 'learningRate'>): Tensor1D {
    const { mean, meanSquare, beta1Power, beta2Power } = this.slots;
    const { one, beta1, beta2, oneMinusBeta1, oneMinusBeta2, epsilon } = this.constants;

    mean.assign(mean.add(gradient.sub(mean).mul(oneMinusBeta1)));
    meanSquare.assign(meanSquare.add(gradient.square().sub(meanSquare).mul(oneMinusBeta2)));
    beta1Power.assign(beta1Power.mul(beta1));
    beta2Power.assign(beta2Power.mul(beta2));

    // Both corrections are scalars: with c = √(1 − β₂ᵗ), Δθ = −α c/(1 − β₁ᵗ) · m/(√v + ε c).
    const correction = one.sub(beta2Power).sqrt();
    const rate = learningRate.mul(correction).div(beta1Power.sub(one));
    return mean.div(meanSquare.sqrt().add(correction.mul(epsilon))).mul(rate);
  }
}
