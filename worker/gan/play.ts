import { sigmoid, type Tensor2D } from '../tf.js';
import { parametersOf, type Game } from './game.js';
import { EVALUATION } from './pass.js';
import { showAlone } from './show.js';
import { logit } from './verdict.js';

/** G(z), with the running average of θ_g where there is one: [count, latent] → [count, data]. */
export function generated({ generator: G, average }: Game, z: Tensor2D): Tensor2D {
  return G.network.apply(parametersOf(G, average?.theta), z, EVALUATION);
}

/** G(z) by θ_g itself, of which training is made: [count, latent] → [count, data]. */
export function rehearsed({ generator: G }: Game, z: Tensor2D): Tensor2D {
  return G.network.apply(parametersOf(G), z, EVALUATION);
}

/** D(x), as probabilities: [count, data] → [count, 1]. */
export function discriminated(game: Game, x: Tensor2D): Tensor2D {
  const { discriminator: D } = game;
  return sigmoid(logit(game, D.network.apply(parametersOf(D), showAlone(game, x), EVALUATION)));
}
