import { dispose, scalar, tensor1d, tidy, zeros, type Rank, type Variable } from '../tf.js';
import { PENALTIES, type Config, type LatentConfig, type PlayerConfig } from '../../src/shared/config.js';
import { GanError } from '../../src/shared/errors.js';
import { denseLayers, initialParameters, parameterCount, type DenseLayer } from '../../src/shared/mlp.js';
import { randomKey, type RandomKey } from '../../src/shared/random.js';
import type { RowTable } from '../random/ops.js';
import { mlp, type Network } from './network.js';
import { OBJECTIVE, type Objective } from './objectives/index.js';
import { createOptimizer, type Optimizer } from './optimizers/index.js';
import { PENALTY, type Penalty } from './penalties/index.js';
import { state } from './state.js';

/** A quarter of a gigabyte for θ, and as much again for each slot of its optimizer. */
const MOST_PARAMETERS = 2 ** 26;

/** One of the two players: a function of θ and what moves θ. */
export interface Player {
  readonly network: Network;
  readonly theta: Variable<Rank.R1>;
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
}

/** A penalty and its weight, which is changed by assigning to it. */
export interface WeightedPenalty {
  readonly penalty: Penalty;
  readonly weight: Variable<Rank.R0>;
  /** Whether the weight is not 0; what has none costs nothing. */
  isActive: boolean;
}

/** The two-player game of the paper on one dataset, with everything that changes while it is played. */
export interface Game {
  readonly seed: number;
  readonly batchSize: number;
  readonly latent: LatentConfig;
  readonly data: RowTable;
  readonly generator: Player;
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
 * @throws GanError `ConfigError` where a network has more than 2²⁶ parameters.
 */
export function createGame(config: Config, data: RowTable): Game {
  const { seed, batchSize, latent } = config;
  const layersG = layersOf('generator', config.generator, latent.size, data.columns);
  const layersD = layersOf('discriminator', config.discriminator, data.columns, 1);
  return {
    seed,
    batchSize,
    latent,
    data,
    generator: createPlayer(config.generator, layersG, randomKey(seed, 'generatorParameters')),
    discriminator: createPlayer(config.discriminator, layersD, randomKey(seed, 'discriminatorParameters')),
    k: config.k,
    objective: OBJECTIVE[config.objective],
    penalties: PENALTIES.map((name) => ({
      penalty: PENALTY[name],
      weight: state(scalar(config.penalties[name])),
      isActive: config.penalties[name] > 0,
    })),
    step: state(scalar(0, 'int32')),
    outcome: {
      real: state(zeros<Rank.R2>([batchSize, 1])),
      fake: state(zeros<Rank.R2>([batchSize, 1])),
      discriminatorLoss: state(scalar(0)),
      generatorLoss: state(scalar(0)),
    },
  };
}

function layersOf(
  name: string,
  { network }: PlayerConfig,
  inputs: number,
  outputs: number,
): readonly DenseLayer[] {
  const layers = denseLayers(network, inputs, outputs);
  const count = parameterCount(layers);
  if (count <= MOST_PARAMETERS) return layers;
  throw new GanError(
    'ConfigError',
    `${name}.network.hidden is ${JSON.stringify(network.hidden)}, which from ${inputs} inputs to ${outputs} outputs makes ` +
      `${count} parameters; it must make at most ${MOST_PARAMETERS}. Use narrower layers or smaller examples.`,
  );
}

function createPlayer(config: PlayerConfig, layers: readonly DenseLayer[], key: RandomKey): Player {
  const network = mlp(layers);
  return {
    network,
    theta: state(tensor1d(initialParameters(layers, key))),
    optimizer: createOptimizer(config.optimizer, network.parameterCount),
    learningRate: state(scalar(config.optimizer.learningRate)),
  };
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
  const { generator, discriminator, penalties, step, outcome } = game;
  const players = [generator, discriminator].map(({ theta, learningRate, optimizer }) => ({
    theta,
    learningRate,
    slots: { ...optimizer.slots },
    constants: optimizer.constants,
  }));
  dispose([step, { ...outcome }, players, penalties.map(({ weight }) => weight)]);
}
