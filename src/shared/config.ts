import type { SyntheticName } from './synthetic/index.js';

/** Everything that decides a run, together with the dataset. Plain JSON. See `config-fields.ts` for each range. */
export interface Config {
  /** Unsigned 32-bit integer. The same seed gives the same run. */
  readonly seed: number;
  /** Examples in a minibatch: m in Algorithm 1. */
  readonly batchSize: number;
  /** Share of the examples, the last ones, that is kept out of training, to be compared with. */
  readonly heldOut: number;
  /** Discriminator steps for each generator step: k in Algorithm 1. */
  readonly k: number;
  readonly objective: ObjectiveName;
  /** What is added to D's loss, by its weight: γ or λ. 0 for none. */
  readonly penalties: Readonly<Record<PenaltyName, number>>;
  /** Weight of feature matching in G's loss (Salimans et al. 2016, section 3.1). 0 for none. */
  readonly featureMatching: number;
  /** How many examples D judges together, all real or all generated (PacGAN, Lin et al. 2018). Divides the batch size. */
  readonly packing: number;
  /** Whether D is also told how much the examples of its minibatch differ (Karras et al. 2018, section 3). */
  readonly minibatchDeviation: boolean;
  /** Standard deviation of the noise that D sees all examples through, in the networks' units. 0 for none. */
  readonly instanceNoise: number;
  /** What is done to all images that D is trained on (DiffAugment, Zhao et al. 2020). */
  readonly augmentation: AugmentationName;
  /** What becomes of learning rates, weights and noise while training goes on. */
  readonly schedule: ScheduleConfig;
  /** Decay of the running average of θ_g that samples are generated with, for each step. 0 for θ_g itself. */
  readonly average: number;
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

/** One of the two players: a network, what updates it, and what its weights are held to. */
export interface PlayerConfig {
  readonly network: NetworkConfig;
  readonly optimizer: OptimizerConfig;
  readonly constraint: ConstraintConfig;
}

export type NetworkConfig = MlpConfig | MaxoutConfig | ConvConfig | ResNetConfig;

/** What networks of every kind have. */
interface NetworkBase {
  readonly initial: InitialConfig;
  /** Activation of the last layer. For the discriminator `linear`: the objectives take logits. */
  readonly output: Activation;
  /** Share of the hidden units that a training step leaves out at random, in [0, 1). */
  readonly dropout: number;
}

/** A multilayer perceptron: hidden layers of these widths, then one layer onto the data (G) or onto one logit (D). */
export interface MlpConfig extends NetworkBase {
  readonly kind: 'mlp';
  readonly hidden: readonly number[];
  readonly activation: Activation;
  readonly normalization: Normalization;
}

/** Hidden layers each of whose units is the largest of several linear ones (Goodfellow et al. 2013): the paper's D. */
export interface MaxoutConfig extends NetworkBase {
  readonly kind: 'maxout';
  readonly hidden: readonly number[];
  /** Linear units that each hidden unit is the largest of. */
  readonly pieces: number;
  /** Share of the inputs that a training step leaves out at random, in [0, 1). */
  readonly inputDropout: number;
}

/**
 * For images. D: convolutions, each of which halves the sides; G the same backwards, from a dense layer onto the smallest
 * image (Radford et al. 2015).
 */
export interface ConvConfig extends NetworkBase {
  readonly kind: 'conv';
  /** One layer each, in the order in which data flow. */
  readonly channels: readonly number[];
  /** `strided`: 4×4 kernels with stride 2, transposed in G. `resize`: 3×3 kernels, and the image is resized. */
  readonly resampling: Resampling;
  readonly activation: Activation;
  readonly normalization: Normalization;
}

/** For images: the same with a residual block at each size, without normalisation (after Huang et al. 2024, R3GAN). */
export interface ResNetConfig extends NetworkBase {
  readonly kind: 'resnet';
  readonly channels: readonly number[];
  readonly activation: Activation;
}

/** How weights begin; biases begin as 0. */
export type InitialConfig =
  /** Normal, with the variance that keeps the scale of signals: 2/inputs before a rectifier, else 1/inputs. */
  | { readonly kind: 'scaled' }
  /** Normal, with this standard deviation. */
  | { readonly kind: 'normal'; readonly deviation: number }
  /** Uniform on [−reach, reach). */
  | { readonly kind: 'uniform'; readonly reach: number };

/** What weights are held to, after or in each step. */
export type ConstraintConfig =
  | { readonly kind: 'none' }
  /** Every parameter stays within ±bound (WGAN, Arjovsky et al. 2017). */
  | { readonly kind: 'clip'; readonly bound: number }
  /** The weights into each unit have at most this norm (Srebro and Shraibman 2005; the original code's `max_col_norm`). */
  | { readonly kind: 'max-norm'; readonly bound: number }
  /** Every weight is divided by its largest singular value (Miyato et al. 2018). */
  | { readonly kind: 'spectral' };

export type OptimizerConfig =
  | {
      readonly kind: 'sgd';
      readonly learningRate: number;
      /** Classical momentum, in [0, 1). */
      readonly momentum: number;
    }
  | {
      readonly kind: 'rmsprop';
      readonly learningRate: number;
      readonly decay: number;
      readonly epsilon: number;
    }
  | {
      readonly kind: 'adam';
      readonly learningRate: number;
      readonly beta1: number;
      readonly beta2: number;
      readonly epsilon: number;
    }
  | {
      readonly kind: 'adamw';
      readonly learningRate: number;
      readonly beta1: number;
      readonly beta2: number;
      readonly epsilon: number;
      readonly weightDecay: number;
    };

/** From its value in the config everything goes to a share of it, within so many steps, and stays there. */
export type ScheduleConfig =
  | { readonly kind: 'constant' }
  | {
      readonly kind: 'linear' | 'cosine' | 'exponential';
      readonly steps: number;
      /** What is left of each, as a share: in (0, 1]. */
      readonly learningRate: number;
      readonly penalties: number;
      readonly instanceNoise: number;
      /** SGD's momentum at the end, which it reaches in a straight line. */
      readonly momentum: number;
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

export const PENALTIES = ['r1', 'r2', 'gradientPenalty', 'dragan', 'labelSmoothing'] as const;
export type PenaltyName = (typeof PENALTIES)[number];

export const ACTIVATIONS = ['relu', 'leaky-relu', 'tanh', 'sigmoid', 'linear'] as const;
export type Activation = (typeof ACTIVATIONS)[number];

export const NORMALIZATIONS = ['none', 'batch', 'layer'] as const;
export type Normalization = (typeof NORMALIZATIONS)[number];

export const RESAMPLINGS = ['strided', 'resize'] as const;
export type Resampling = (typeof RESAMPLINGS)[number];

export const AUGMENTATIONS = ['none', 'diffaugment'] as const;
export type AugmentationName = (typeof AUGMENTATIONS)[number];

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
