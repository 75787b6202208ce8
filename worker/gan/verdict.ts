import { mean, neg, sigmoid, stack, sub, tidy, type Scalar, type Tensor1D, type Tensor2D } from '../tf.js';
import type { Progress } from '../../src/shared/progress.js';
import type { Game } from './game.js';
import { minimax } from './objectives/minimax.js';

/** What is told of a step, computed on the device so that one small transfer brings all of it: [7]. */
export function verdict(game: Pick<Game, 'objective' | 'outcome'>): Tensor1D {
  const { discriminatorLoss, generatorLoss, discriminatorGradient, generatorGradient } = game.outcome;
  return tidy(() => {
    const real = logit(game, game.outcome.real);
    const fake = logit(game, game.outcome.fake);
    const value = neg<Scalar>(minimax.discriminatorLoss(real, fake)); // V(D, G), whatever the objective
    return stack([
      discriminatorLoss,
      generatorLoss,
      mean<Scalar>(sigmoid(real)), // D(x)
      mean<Scalar>(sigmoid(fake)), // D(G(z))
      value,
      discriminatorGradient,
      generatorGradient,
    ]) as Tensor1D;
  });
}

/**
 * D's outputs as logits, so that whatever the objective D(x) = ½ says that D cannot tell: what an undecided D puts out, on
 * the last minibatch, is taken off.
 */
export function logit(
  { objective, outcome }: Pick<Game, 'objective' | 'outcome'>,
  output: Tensor2D,
): Tensor2D {
  return sub(output, objective.undecided(outcome.real, outcome.fake));
}

/** The verdict's numbers by name. */
export function readVerdict(
  numbers: ArrayLike<number>,
): Pick<Progress, 'losses' | 'scores' | 'value' | 'gradients'> {
  const [lossD = NaN, lossG = NaN, real = NaN, fake = NaN, value = NaN, gradientD = NaN, gradientG = NaN] =
    Array.from(numbers);
  return {
    losses: { discriminator: lossD, generator: lossG },
    scores: { real, fake },
    value,
    gradients: { discriminator: gradientD, generator: gradientG },
  };
}
