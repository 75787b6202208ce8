import { mean, neg, sigmoid, stack, tidy, type Scalar, type Tensor1D } from '../tf.js';
import type { Progress } from '../../src/shared/progress.js';
import type { Outcome } from './game.js';
import { minimax } from './objectives/minimax.js';

/** What is told of a step, computed on the device so that one small transfer brings all of it: [5]. */
export function verdict({ real, fake, discriminatorLoss, generatorLoss }: Outcome): Tensor1D {
  return tidy(() => {
    const value = neg<Scalar>(minimax.discriminatorLoss(real, fake)); // V(D, G), whatever the objective
    return stack([
      discriminatorLoss,
      generatorLoss,
      mean<Scalar>(sigmoid(real)), // D(x)
      mean<Scalar>(sigmoid(fake)), // D(G(z))
      value,
    ]) as Tensor1D;
  });
}

/** The verdict's numbers by name. */
export function readVerdict(numbers: ArrayLike<number>): Pick<Progress, 'losses' | 'scores' | 'value'> {
  const [discriminator = NaN, generator = NaN, real = NaN, fake = NaN, value = NaN] = Array.from(numbers);
  return { losses: { discriminator, generator }, scores: { real, fake }, value };
}
