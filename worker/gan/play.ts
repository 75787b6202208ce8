import { sigmoid, type Tensor2D } from '../tf.js';
import type { Game } from './game.js';

/** G(z): [count, latent] → [count, data]. */
export function generated({ generator: G }: Game, z: Tensor2D): Tensor2D {
  return G.network.apply(G.network.parameters(G.theta), z);
}

/** D(x), as probabilities: [count, data] → [count, 1]. */
export function discriminated({ discriminator: D }: Game, x: Tensor2D): Tensor2D {
  return sigmoid(D.network.apply(D.network.parameters(D.theta), x));
}
