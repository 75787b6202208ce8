import { scalar, type Tensor1D } from '../../tf.js';
import type { OptimizerConfig } from '../../../src/shared/config.js';
import { Adam } from './adam.js';
import type { Moment, Optimizer } from './optimizer.js';

/** AdamW (Loshchilov and Hutter 2019, algorithm 2): Adam's step, and θ shrinks by α λ of itself. */
export class AdamW implements Optimizer {
  readonly slots;
  readonly constants;
  readonly #adam: Adam;

  constructor(config: Extract<OptimizerConfig, { kind: 'adamw' }>, length: number) {
    this.#adam = new Adam(config, length);
    this.slots = this.#adam.slots;
    this.constants = { ...this.#adam.constants, weightDecay: scalar(config.weightDecay) };
  }

  step(gradient: Tensor1D, moment: Moment): Tensor1D {
    const { theta, learningRate } = moment;
    return this.#adam.step(gradient, moment).sub(theta.mul(learningRate.mul(this.constants.weightDecay)));
  }
}
