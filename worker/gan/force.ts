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
 * examples, does not depend on how many there are. It is what G's update descends but for three things. G is, as in all
 * that is shown of it, at the running average of θ_g where there is one. D sees no noise, dropout and augmentation, and its
 * batch normalisation goes by running averages instead of the minibatch's moments. The real examples that some objectives
 * compare with stay the same for the whole run. D stands still, and sees all by the pack, as one minibatch.
 * [m, latent] → [2, m, data], m a multiple of the packing.
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
