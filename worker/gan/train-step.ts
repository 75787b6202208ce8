/**
 * Algorithm 1 of the paper, from top to bottom. Nothing here knows how fast it runs or who watches: the same lines run
 * eagerly on any tfjs backend, and can be recorded and compiled.
 */
import { scalar, tidy, type Scalar, type Tensor1D, type Tensor2D } from '../tf.js';
import { randomRows, randomStream, randomUniform } from '../random/ops.js';
import type { Game, Player } from './game.js';
import { drawLatent } from './latent.js';
import { gradient } from './network.js';
import type { Critic, Minibatch } from './penalties/penalty.js';

/**
 * One training iteration: k steps of the discriminator, then one of the generator. It yields between them, so that
 * whoever runs it where arithmetic is slow may attend to something else meanwhile.
 */
export function* trainStep(game: Game): Generator<void, void> {
  for (let i = 0; i < game.k; i++) {
    discriminatorStep(game, i);
    yield;
  }
  generatorStep(game);
  tidy(() => game.step.assign(game.step.add<Scalar>(scalar(1, 'int32'))));
}

/**
 * Updates θ_d along the stochastic gradient on m real and m generated examples, penalties included. `substep` counts up
 * to k.
 */
export function discriminatorStep(game: Game, substep = 0): void {
  const { generator: G, discriminator: D, objective, outcome, seed, batchSize: m, step } = game;
  tidy(() => {
    const x = randomRows(randomStream(seed, 'realBatch', substep), step, game.data, m); // [m, ...data]
    const z = drawLatent(game.latent, randomStream(seed, 'discriminatorLatent', substep), step, m); // [m, latent]
    const generated = G.network.apply(G.network.parameters(G.theta), z); // [m, ...data]

    const minibatch: Minibatch = {
      real: x,
      generated,
      uniform: (stream, shape) => randomUniform(randomStream(seed, stream, substep), step, shape),
    };

    const descent = gradient(D.network, D.theta, (theta) => {
      const critic: Critic = (x) => D.network.apply(theta, x);
      const real = critic(x); // [m, 1] logits
      const fake = critic(generated); // [m, 1] logits
      const loss = objective.discriminatorLoss(real, fake);
      outcome.real.assign(real);
      outcome.fake.assign(fake);
      outcome.discriminatorLoss.assign(loss);
      return loss.add(penaltyOf(game, critic, minibatch));
    });
    update(D, descent.gradient);
  });
}

/** Updates θ_g along the stochastic gradient on m fresh generated examples, through a discriminator that stands still. */
export function generatorStep(game: Game): void {
  const { generator: G, discriminator: D, objective, outcome, seed, batchSize: m, step } = game;
  tidy(() => {
    const z = drawLatent(game.latent, randomStream(seed, 'generatorLatent'), step, m); // [m, latent]
    const thetaD = D.network.parameters(D.theta);
    const real = (): Tensor2D => {
      const x = randomRows(randomStream(seed, 'generatorRealBatch'), step, game.data, m); // [m, ...data]
      return D.network.apply(thetaD, x); // [m, 1] logits
    };

    const descent = gradient(G.network, G.theta, (theta) => {
      const generated = G.network.apply(theta, z); // [m, ...data]
      return objective.generatorLoss(D.network.apply(thetaD, generated), real);
    });
    outcome.generatorLoss.assign(descent.loss);
    update(G, descent.gradient);
  });
}

/** Σ weight · penalty, of those that have a weight. */
function penaltyOf({ penalties }: Game, critic: Critic, minibatch: Minibatch): Scalar {
  return penalties
    .filter(({ isActive }) => isActive)
    .reduce<Scalar>((sum, { penalty, weight }) => sum.add(penalty(critic, minibatch).mul(weight)), scalar(0));
}

/** θ ← θ + Δθ. */
function update({ theta, optimizer, learningRate }: Player, gradient: Tensor1D): void {
  theta.assign(theta.add(optimizer.step(gradient, learningRate)));
}
