import type { Examples } from './dataset.js';

/** What a player's next update is made of, one of each for every one of the m examples. */
export interface Minibatch {
  /** z: [m, latent size]. */
  readonly latents: Examples;
  /** G(z) by the present θ_g, in the data's own units: [m, ...shape of one]. */
  readonly generated: Examples;
  /** x, in the same way. G's update has a use for it only where the objective or feature matching compares with it. */
  readonly real: Examples;
}
