import { grad, scalar, stack, type Scalar, type Tensor, type Tensor2D } from '../tf.js';
import { randomRows, randomStream } from '../random/ops.js';
import { parametersOf, type Game } from './game.js';
import { generatorLoss } from './generator-loss.js';
import { EVALUATION } from './pass.js';
import { generated } from './play.js';
import { pack } from './show.js';

const LOOKED_AT = { judged: EVALUATION, compared: EVALUATION };

/**
 * Generated examples, and where G's loss pulls each: x = G(z) and −m ∂L_G/∂x, which, because L_G is a mean over the m
 * examples, does not depend on how many there are. D stands still, and sees them as it does in training but for noise,
 * dropout and augmentation: by the pack, all of them one minibatch. The real examples that some objectives compare them
 * with stay the same for the whole run. [m, latent] → [2, m, data], m a multiple of the packing.
 */
export function forces(game: Game, z: Tensor2D): Tensor {
  const { discriminator: D, seed, data } = game;
  const [m] = z.shape;
  const thetaD = parametersOf(D);
  const counter = scalar(0, 'int32');
  const real = (): Tensor2D => pack(game, randomRows(randomStream(seed, 'sampleReal'), counter, data, m));
  const loss = (x: Tensor): Scalar => generatorLoss(game, thetaD, pack(game, x as Tensor2D), real, LOOKED_AT);
  const x = generated(game, z);
  return stack([x, grad(loss)(x).mul(-m)]);
}
