import type { SyntheticName } from './synthetic/index.js';

/** Everything that decides a run, together with the dataset. Plain JSON. See `config-fields.ts` for each range. */
export interface Config {
  /** Unsigned 32-bit integer. The same seed gives the same run. */
  readonly seed: number;
  /** Examples in a minibatch: m in Algorithm 1. */
  readonly batchSize: number;
  /** Discriminator steps for each generator step: k in Algorithm 1. */
  readonly k: number;
  readonly objective: ObjectiveName;
  /** What is added to D's loss, by its weight: γ or λ. 0 for none. */
  readonly penalties: Readonly<Record<PenaltyName, number>>;
  readonly latent: LatentConfig;
  readonly generator: PlayerConfig;
  readonly discriminator: PlayerConfig;
}

/** The prior p_z over the generator's input. */
export interface LatentConfig {
  readonly size: number;
  /** `normal`: N(0, 1). `uniform`: U(−√3, √3), which has variance 1 too (the original code's choice for MNIST). */
  readonly distribution: LatentDistribution;
}

/** One of the two players: a network and what updates it. */
export interface PlayerConfig {
  readonly network: NetworkConfig;
  readonly optimizer: OptimizerConfig;
}

/** A multilayer perceptron: hidden layers of these widths, then one layer onto the data (G) or onto one logit (D). */
export interface MlpConfig {
  readonly kind: 'mlp';
  readonly hidden: readonly number[];
  readonly activation: Activation;
  /** Activation of the last layer. For the discriminator `linear`: the objectives take logits. */
  readonly output: Activation;
}

export type NetworkConfig = MlpConfig;

export type OptimizerConfig =
  | {
      readonly kind: 'sgd';
      readonly learningRate: number;
      /** Classical momentum, in [0, 1). */
      readonly momentum: number;
    }
  | {
      readonly kind: 'adam';
      readonly learningRate: number;
      readonly beta1: number;
      readonly beta2: number;
      readonly epsilon: number;
    };

export const OBJECTIVES = [
  'minimax',
  'non-saturating',
  'blend',
  'least-squares',
  'hinge',
  'wasserstein',
  'relativistic',
  'relativistic-average',
] as const;
export type ObjectiveName = (typeof OBJECTIVES)[number];

export const PENALTIES = ['r1', 'r2', 'gradientPenalty', 'dragan'] as const;
export type PenaltyName = (typeof PENALTIES)[number];

export const ACTIVATIONS = ['relu', 'leaky-relu', 'tanh', 'sigmoid', 'linear'] as const;
export type Activation = (typeof ACTIVATIONS)[number];

export const LATENT_DISTRIBUTIONS = ['normal', 'uniform'] as const;
export type LatentDistribution = (typeof LATENT_DISTRIBUTIONS)[number];

/** A dataset that can be asked for by name. */
export type NamedDataset = SyntheticName | 'glyphs';

/** Any part of a T: what a host writes and what `configure` takes. Lists are replaced as a whole. */
export type Patch<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { readonly [K in keyof T]?: Patch<T[K]> }
    : T;

/** A config as a host writes it: a preset to begin with (`ring` where none is named) and what differs from it. */
export type ConfigInput = Patch<Config> & { readonly preset?: string | undefined };

/** The paths that `configure` may change while training runs. Every other path needs a reset. */
export const LIVE_PATHS: readonly string[] = [
  'objective',
  ...PENALTIES.map((name) => `penalties.${name}`),
  'k',
  'generator.optimizer.learningRate',
  'discriminator.optimizer.learningRate',
];
