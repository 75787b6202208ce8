import type { Rank } from '../../tf.js';
import { scalar, zeros, type Tensor1D } from '../../tf.js';
import type { OptimizerConfig } from '../../../src/shared/config.js';
import { state } from '../state.js';
import type { Moment, Optimizer } from './optimizer.js';

/** RMSprop (Tieleman and Hinton 2012), as PyTorch has it: v ← ρ v + (1 − ρ) ∇², Δθ = −α ∇/(√v + ε). */
export class RmsProp implements Optimizer {
  readonly slots;
  readonly constants;

  constructor({ decay, epsilon }: Extract<OptimizerConfig, { kind: 'rmsprop' }>, length: number) {
    this.slots = { meanSquare: state(zeros<Rank.R1>([length])) };
    this.constants = { oneMinusDecay: scalar(1 - decay), epsilon: scalar(epsilon) };
  }

  step(gradient: Tensor1D, { learningRate }: Moment): Tensor1D {
    const { meanSquare } = this.slots;
    const { oneMinusDecay, epsilon } = this.constants;
    meanSquare.assign(meanSquare.add(gradient.square().sub(meanSquare).mul(oneMinusDecay)));
    return gradient.div(meanSquare.sqrt().add(epsilon)).mul(learningRate.neg());
  }
}
