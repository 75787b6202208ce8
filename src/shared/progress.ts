/** What is known of a run after some step. Means are over that step's minibatch; natural logarithms throughout. */
export interface Progress {
  /** Training steps taken since the run began. One step is one pass of Algorithm 1's outer loop. */
  readonly step: number;
  /** Updates of D since that step, made by themselves (`update`); absent where there are none. */
  readonly substep?: number;
  /** Steps per second over the last second or so of training; 0 before the first. */
  readonly stepsPerSecond: number;
  /** True where `restore` put the run at this step, and no player was updated since. */
  readonly restored?: true;
  /** The objectives that were minimised, at the step. */
  readonly losses: { readonly discriminator: number; readonly generator: number };
  /** The discriminator's mean verdicts: D(x) on real data, D(G(z)) on generated data, in [0, 1]. */
  readonly scores: { readonly real: number; readonly fake: number };
  /** V(D, G) of equation 1, estimated on the minibatch. At the optimum of the game it is −log 4 ≈ −1.386. */
  readonly value: number;
  /** ‖∇_θ‖ of each player's loss, D's penalties included: how strongly it was pushed at the step. */
  readonly gradients: { readonly discriminator: number; readonly generator: number };
}

/** V(D, G) where p_g = p_data and D = ½: −log 4 (theorem 1). */
export const OPTIMAL_VALUE = -Math.log(4);
