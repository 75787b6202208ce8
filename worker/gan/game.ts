import { dispose, scalar, tensor1d, tidy, zeros, type Rank, type Tensor1D, type Variable } from '../tf.js';
import { PENALTIES, type AugmentationName, type Config, type LatentConfig } from '../../src/shared/config.js';
import { checkGame } from '../../src/shared/networks/check-game.js';
import { networkSpecs, type NetworkSpec } from '../../src/shared/networks/index.js';
import { initialParameters } from '../../src/shared/parameters.js';
import type { PlayerName } from '../../src/shared/player.js';
import { randomKey } from '../../src/shared/random.js';
import type { RowTable } from '../random/ops.js';
import { createConstraint, type Constraint } from './constraints/index.js';
import { createNetwork, type Network, type Parameters } from './network.js';
import { OBJECTIVE, type Objective } from './objectives/index.js';
import { createOptimizer, type Optimizer } from './optimizers/index.js';
import { PENALTY, type Penalty } from './penalties/index.js';
import { scheduleOf, type Schedule } from './schedule.js';
import { state } from './state.js';

/** One of the two players: a function of θ, what moves θ, and what holds it. */
export interface Player {
  readonly network: Network;
  readonly theta: Variable<Rank.R1>;
  readonly constraint: Constraint;
  readonly optimizer: Optimizer;
  readonly learningRate: Variable<Rank.R0>;
}

/** What the last step saw, kept on the device until somebody asks. */
export interface Outcome {
  /** What D put out for the minibatch and for the generated examples that it was trained on: [batch, 1] each. */
  readonly real: Variable<Rank.R2>;
  readonly fake: Variable<Rank.R2>;
  readonly discriminatorLoss: Variable<Rank.R0>;
  readonly generatorLoss: Variable<Rank.R0>;
  /** ‖∇_θ‖ of each. */
  readonly discriminatorGradient: Variable<Rank.R0>;
  readonly generatorGradient: Variable<Rank.R0>;
}

/** A penalty and its weight, which is changed by assigning to it. */
export interface WeightedPenalty {
  readonly penalty: Penalty;
  readonly weight: Variable<Rank.R0>;
  /** Whether the weight is not 0; what has none costs nothing. */
  isActive: boolean;
}

/** An exponential running average of θ_g: θ̄ ← θ̄ + (1 − decay)(θ_g − θ̄). */
export interface Average {
  readonly theta: Variable<Rank.R1>;
  readonly decay: number;
}

/** The two-player game of the paper on one dataset, with everything that changes while it is played. */
export interface Game {
  readonly seed: number;
  readonly batchSize: number;
  readonly latent: LatentConfig;
  readonly data: RowTable;
  /** Shape of one example. */
  readonly shape: readonly number[];
  /** What D sees of examples: see `show`. */
  readonly packing: number;
  readonly instanceNoise: number;
  readonly augmentation: AugmentationName;
  readonly featureMatching: number;
  readonly schedule: Schedule;
  readonly generator: Player;
  /** The running average of θ_g that examples are generated with, where there is one. */
  readonly average: Average | undefined;
  readonly discriminator: Player;
  /** k of Algorithm 1. May change between steps. */
  k: number;
  /** May change between steps. */
  objective: Objective;
  /** What is added to D's loss; which of them have a weight may change between steps. */
  readonly penalties: readonly WeightedPenalty[];
  /** Steps taken: the counter of every random number. int32. */
  readonly step: Variable<Rank.R0>;
  readonly outcome: Outcome;
}

/**
 * A game before its first step. The tensors are the caller's: see {@link disposeGame}.
 * @param shape Of one example.
 * @throws GanError `ConfigError` where a network has more than 2²⁶ parameters, or does not suit the data.
 */
export function createGame(config: Config, data: RowTable, shape: readonly number[] = [data.columns]): Game {
  const { seed, batchSize, latent, packing, instanceNoise, augmentation, featureMatching } = config;
  checkGame(config, shape);
  const networks = networkSpecs(config, shape);
  const generator = createPlayer('generator', config, networks.generator);
  const discriminator = createPlayer('discriminator', config, networks.discriminator);
  const verdicts = batchSize / packing;
  return {
    seed,
    batchSize,
    latent,
    data,
    shape,
    packing,
    instanceNoise,
    augmentation,
    featureMatching,
    schedule: scheduleOf(config.schedule),
    generator,
    average:
      config.average > 0 ? { theta: state(generator.theta.clone()), decay: config.average } : undefined,
    discriminator,
    k: config.k,
    objective: OBJECTIVE[config.objective],
    penalties: PENALTIES.map((name) => ({
      penalty: PENALTY[name],
      weight: state(scalar(config.penalties[name])),
      isActive: config.penalties[name] > 0,
    })),
    step: state(scalar(0, 'int32')),
    outcome: {
      real: state(zeros<Rank.R2>([verdicts, 1])),
      fake: state(zeros<Rank.R2>([verdicts, 1])),
      discriminatorLoss: state(scalar(0)),
      generatorLoss: state(scalar(0)),
      discriminatorGradient: state(scalar(0)),
      generatorGradient: state(scalar(0)),
    },
  };
}

function createPlayer(name: PlayerName, config: Config, spec: NetworkSpec): Player {
  const { optimizer, constraint } = config[name];
  const network = createNetwork(spec);
  const { specs, parameterCount } = network;
  return {
    network,
    theta: state(tensor1d(initialParameters(specs, randomKey(config.seed, `${name}Parameters`)))),
    constraint: createConstraint(constraint, specs, randomKey(config.seed, `${name}Constraint`)),
    optimizer: createOptimizer(optimizer, parameterCount),
    learningRate: state(scalar(optimizer.learningRate)),
  };
}

/**
 * What a player's network computes with: its parameters as its constraint has them.
 * @param theta By default the player's own.
 */
export function parametersOf({ network, constraint, theta: own }: Player, theta: Tensor1D = own): Parameters {
  const parameters = network.parameters(theta);
  return constraint.view?.(parameters) ?? parameters;
}

/** Takes over what may change while a game is played: the objective, k, the learning rates and weights. */
export function configureGame(game: Game, config: Config): void {
  game.k = config.k;
  game.objective = OBJECTIVE[config.objective];
  tidy(() => {
    PENALTIES.forEach((name, i) => {
      const { weight } = game.penalties[i]!;
      weight.assign(scalar(config.penalties[name]));
      game.penalties[i]!.isActive = config.penalties[name] > 0;
    });
    game.generator.learningRate.assign(scalar(config.generator.optimizer.learningRate));
    game.discriminator.learningRate.assign(scalar(config.discriminator.optimizer.learningRate));
  });
}

/** Frees everything that {@link createGame} made; the data stays. */
export function disposeGame(game: Game): void {
  const { generator, discriminator, average, penalties, step, outcome } = game;
  const players = [generator, discriminator].map(
    ({ network, theta, constraint, learningRate, optimizer }) => [
      [...network.statistics],
      theta,
      [...constraint.slots],
      learningRate,
      { ...optimizer.slots },
      optimizer.constants,
    ],
  );
  dispose([step, { ...outcome }, average?.theta ?? [], players, penalties.map(({ weight }) => weight)]);
}
