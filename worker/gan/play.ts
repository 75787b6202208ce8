import { sigmoid, type Tensor2D } from '../tf.js';
import type { Game } from './game.js';
import { logit } from './verdict.js';

/** G(z): [count, latent] → [count, data]. */
export function generated({ generator: G }: Game, z: Tensor2D): Tensor2D {
  return G.network.apply(G.network.parameters(G.theta), z);
}

/** D(x), as probabilities: [count, data] → [count, 1]. */
export function discriminated(game: Game, x: Tensor2D): Tensor2D {
  const { network, theta } = game.discriminator;
  return sigmoid(logit(game, network.apply(network.parameters(theta), x)));
}
