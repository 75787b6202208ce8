/**
 * Algorithm 1 of the paper, from top to bottom. Nothing here knows how fast it runs or who watches: the same lines run
 * eagerly on any tfjs backend, and can be recorded and compiled.
 */
import { minimum, scalar, tidy, type Scalar, type Tensor1D, type Tensor2D } from '../tf.js';
import type { PlayerName } from '../../src/shared/player.js';
import { randomRows, randomStream } from '../random/ops.js';
import { parametersOf, type Average, type Game, type Player } from './game.js';
import { generatorLoss } from './generator-loss.js';
import { drawLatent } from './latent.js';
import { gradientOf, thetaOf, type Parameters } from './network.js';
import { trainingPass } from './pass.js';
import type { Critic, Minibatch } from './penalties/penalty.js';
import { show } from './show.js';

/**
 * One training iteration: k steps of the discriminator, then one of the generator. It yields between them, so that
 * whoever runs it where arithmetic is slow may attend to something else meanwhile.
 */
export function* trainStep(game: Game): Generator<void, void> {
  for (let i = 0; i < game.k; i++) {
    takeUpdate(game, 'discriminator', i);
    yield;
  }
  takeUpdate(game, 'generator');
}

/** One update of one player: of D that with this substep, or G's, with which the iteration is complete. */
export function takeUpdate(game: Game, player: PlayerName, substep = 0): void {
  switch (player) {
    case 'discriminator':
      discriminatorStep(game, substep);
      break;
    case 'generator':
      generatorStep(game);
      tidy(() => game.step.assign(game.step.add<Scalar>(scalar(1, 'int32'))));
      break;
    default:
      player satisfies never;
  }
}

/**
 * Updates θ_d along the stochastic gradient on m real and m generated examples, penalties included. `substep` counts the
 * updates since G's last one: each has a minibatch of its own.
 */
function discriminatorStep(game: Game, substep: number): void {
  const { generator: G, discriminator: D, objective, outcome, seed, batchSize: m, step } = game;
  tidy(() => {
    const x = randomRows(randomStream(seed, 'realBatch', substep), step, game.data, m); // [m, ...data]
    const z = drawLatent(game.latent, randomStream(seed, 'discriminatorLatent', substep), step, m); // [m, latent]
    const passes = {
      real: trainingPass(game, 'real', substep),
      generated: trainingPass(game, 'generated', substep),
      throughG: trainingPass(game, 'throughG', substep),
    };
    const real = show(game, x, passes.real); // [m, ...data]
    const generated = show(game, G.network.apply(parametersOf(G), z, passes.throughG), passes.generated);

    const descent = gradient(D, (theta) => {
      const onReal = D.network.apply(theta, real, passes.real); // [m, 1] logits
      const onGenerated = D.network.apply(theta, generated, passes.generated); // [m, 1] logits
      const loss = objective.discriminatorLoss(onReal, onGenerated);
      outcome.real.assign(onReal);
      outcome.fake.assign(onGenerated);
      outcome.discriminatorLoss.assign(loss);
      const critic: Critic = (x) => D.network.apply(theta, x, passes.real);
      const { uniform } = passes.real;
      return loss.add(penaltyOf(game, critic, { real, generated, uniform }));
    });
    outcome.discriminatorGradient.assign(lengthOf(descent.gradient));
    update(game, D, descent.gradient);
  });
}

/** Updates θ_g along the stochastic gradient on m fresh generated examples, through a discriminator that stands still. */
function generatorStep(game: Game): void {
  const { generator: G, discriminator: D, outcome, seed, batchSize: m, step } = game;
  tidy(() => {
    const z = drawLatent(game.latent, randomStream(seed, 'generatorLatent'), step, m); // [m, latent]
    const thetaD = parametersOf(D);
    const throughG = trainingPass(game, 'throughGForG');
    const judged = trainingPass(game, 'judged');
    const compared = trainingPass(game, 'compared');
    const real = (): Tensor2D => {
      const x = randomRows(randomStream(seed, 'generatorRealBatch'), step, game.data, m); // [m, ...data]
      return show(game, x, compared);
    };

    const descent = gradient(G, (theta) => {
      const generated = show(game, G.network.apply(theta, z, throughG), judged); // [m, ...data]
      return generatorLoss(game, thetaD, generated, real, { judged, compared });
    });
    outcome.generatorLoss.assign(descent.loss);
    outcome.generatorGradient.assign(lengthOf(descent.gradient));
    update(game, G, descent.gradient);
    if (game.average) follow(game.average, G.theta, step);
  });
}

/** Σ weight · penalty, of those that have a weight. */
function penaltyOf({ penalties, schedule, step }: Game, critic: Critic, minibatch: Minibatch): Scalar {
  return penalties
    .filter(({ isActive }) => isActive)
    .reduce<Scalar>(
      (sum, { penalty, weight }) => sum.add(penalty(critic, minibatch).mul(schedule.penalties(weight, step))),
      scalar(0),
    );
}

/** ‖∇_θ‖. */
function lengthOf(gradient: Tensor1D): Scalar {
  return gradient.square().sum<Scalar>().sqrt();
}

/** A loss and its gradient ∇_θ, laid out like θ. */
function gradient(
  { network, theta, constraint }: Player,
  loss: (parameters: Parameters) => Scalar,
): { readonly loss: Scalar; readonly gradient: Tensor1D } {
  return gradientOf(network, theta, (parameters) => loss(constraint.view?.(parameters) ?? parameters));
}

/** θ ← θ + Δθ, back to where the constraint allows it to be. */
function update({ schedule, step }: Game, player: Player, gradient: Tensor1D): void {
  const { network, theta, constraint, optimizer } = player;
  const moved = theta.add<Tensor1D>(
    optimizer.step(gradient, {
      theta,
      learningRate: schedule.learningRate(player.learningRate, step),
      momentum: (first) => schedule.momentum(first, step),
    }),
  );
  theta.assign(constraint.project ? thetaOf(constraint.project(network.parameters(moved))) : moved);
}

/**
 * θ̄ ← θ̄ + (1 − β)(θ − θ̄). What the average began with is soon forgotten, because β is at most (1 + t)/(10 + t)
 * (TensorFlow's `ExponentialMovingAverage`).
 */
function follow({ theta: average, decay }: Average, theta: Tensor1D, step: Scalar): void {
  const t = step.cast<Scalar>('float32');
  const beta = minimum(t.add(1).div(t.add(10)), decay);
  average.assign(average.add(theta.sub(average).mul(scalar(1).sub(beta))));
}
