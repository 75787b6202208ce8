import type { Rank } from '../../tf.js';
import { scalar, zeros, type Tensor1D } from '../../tf.js';
import type { OptimizerConfig } from '../../../src/shared/config.js';
import { state } from '../state.js';
import type { Moment, Optimizer } from './optimizer.js';

/** Gradient descent with classical momentum (Polyak 1964): v ← μ v − α ∇, Δθ = v. The paper's optimizer. */
export class Sgd implements Optimizer {
  readonly slots;
  readonly constants;

  constructor({ momentum }: Extract<OptimizerConfig, { kind: 'sgd' }>, length: number) {
    this.slots = { velocity: state(zeros<Rank.R1>([length])) };
    this.constants = { momentum: scalar(momentum) };
  }

  step(gradient: Tensor1D, moment: Moment): Tensor1D {
    const { velocity } = this.slots;
    const momentum = moment.momentum(this.constants.momentum);
    velocity.assign(velocity.mul<Tensor1D>(momentum).sub(gradient.mul(moment.learningRate)));
    return velocity;
  }
}
