/** The configs of the presets. Their budgets and what comes of them are in `expectations.ts`. */
import type { Activation, Config, MlpConfig, PlayerConfig, ScheduleConfig } from './config.js';

const adam = (learningRate: number, beta1 = 0.5, beta2 = 0.999): PlayerConfig['optimizer'] => ({
  kind: 'adam',
  learningRate,
  beta1,
  beta2,
  epsilon: 1e-8,
});

/** Nothing that the paper does not have. */
const PLAIN = {
  seed: 1,
  heldOut: 0,
  k: 1,
  objective: 'non-saturating',
  penalties: { r1: 0, r2: 0, gradientPenalty: 0, dragan: 0, labelSmoothing: 0 },
  featureMatching: 0,
  packing: 1,
  minibatchDeviation: false,
  instanceNoise: 0,
  augmentation: 'none',
  schedule: { kind: 'constant' },
  average: 0,
} as const;

/** The learning rates fall to this share of themselves; there is nothing else that falls. */
const cosine = (steps: number, learningRate: number): ScheduleConfig => ({
  kind: 'cosine',
  steps,
  learningRate,
  penalties: 1,
  instanceNoise: 1,
  momentum: 0,
});

const UNCONSTRAINED: PlayerConfig['constraint'] = { kind: 'none' };

/** A multilayer perceptron without more. */
const mlp = (hidden: readonly number[], activation: Activation, output: Activation): MlpConfig => ({
  kind: 'mlp',
  hidden,
  activation,
  normalization: 'none',
  initial: { kind: 'scaled' },
  output,
  dropout: 0,
});

/**
 * Small networks for points in the plane or on the line, quick on any backend. The learning rate is high for Adam, and
 * these networks bear it.
 */
export const POINTS: Config = {
  ...PLAIN,
  batchSize: 64,
  latent: { size: 2, distribution: 'normal' },
  generator: {
    network: mlp([32, 32], 'relu', 'linear'),
    optimizer: adam(3e-3),
    constraint: UNCONSTRAINED,
  },
  discriminator: {
    network: mlp([32, 32], 'leaky-relu', 'linear'),
    optimizer: adam(3e-3),
    constraint: UNCONSTRAINED,
  },
};

/**
 * Small networks for 28×28 images. The discriminator is the narrower one: as wide as the generator it wins within a
 * hundred steps, and the generator learns little from a judge that is always right.
 */
export const IMAGES: Config = {
  ...PLAIN,
  batchSize: 32,
  latent: { size: 64, distribution: 'normal' },
  generator: {
    network: mlp([128, 128], 'leaky-relu', 'tanh'),
    optimizer: adam(1e-3),
    constraint: UNCONSTRAINED,
  },
  discriminator: {
    network: mlp([64, 64], 'leaky-relu', 'linear'),
    optimizer: adam(1e-3),
    constraint: UNCONSTRAINED,
  },
};

interface Baseline {
  readonly hidden: readonly number[];
  readonly batchSize: number;
  /** That the learning rates take to fall, and the share of themselves that they fall to. */
  readonly steps: number;
  readonly rateAtTheEnd: number;
  /** Weight of R1 and R2, which blur: about the data’s variance where they are thinnest, in the networks’ units, and some. */
  readonly gamma: number;
}

/**
 * The modern baseline (Huang et al. 2024, R3GAN) for points: the relativistic objective finds all modes, R1 and R2 keep it
 * there, and falling rates and the average of G make it sharp.
 */
function baseline({ hidden, batchSize, steps, rateAtTheEnd, gamma }: Baseline): Config {
  const player = (activation: Activation): PlayerConfig => ({
    network: mlp(hidden, activation, 'linear'),
    optimizer: adam(3e-3, 0, 0.99),
    constraint: UNCONSTRAINED,
  });
  return {
    ...POINTS,
    batchSize,
    objective: 'relativistic',
    penalties: { ...PLAIN.penalties, r1: gamma, r2: gamma },
    schedule: cosine(steps, rateAtTheEnd),
    average: 0.999,
    generator: player('relu'),
    discriminator: player('leaky-relu'),
  };
}

export const RING = baseline({
  hidden: [64, 64, 64],
  batchSize: 128,
  steps: 20_000,
  rateAtTheEnd: 0.002,
  gamma: 0.005,
});

export const GRID = baseline({
  hidden: [64, 64, 64],
  batchSize: 64,
  steps: 50_000,
  rateAtTheEnd: 0.01,
  gamma: 0.02,
});

/** For points along curves, which smaller networks than those for heaps follow as well. */
export const CURVES = baseline({
  hidden: [32, 32],
  batchSize: 64,
  steps: 20_000,
  rateAtTheEnd: 0.01,
  gamma: 0.005,
});

/**
 * The game as section 4 has it, a discriminator near its best throughout: three steps of D, and twenty times the rate, for
 * each of G. G is smooth, as densities are. Its z is normal: from a uniform one, which ends, it would have to make tails
 * that do not, and D would know them.
 */
export const FIGURE_1: Config = {
  ...POINTS,
  batchSize: 256,
  k: 3,
  schedule: cosine(20_000, 0.01),
  average: 0.999,
  latent: { size: 1, distribution: 'normal' },
  generator: {
    network: mlp([32, 32], 'tanh', 'linear'),
    optimizer: adam(5e-4, 0.5, 0.99),
    constraint: UNCONSTRAINED,
  },
  discriminator: {
    network: mlp([32, 32], 'leaky-relu', 'linear'),
    optimizer: adam(0.01, 0.5, 0.99),
    constraint: UNCONSTRAINED,
  },
};

/** What both players’ convolutional networks have: DCGAN’s initial weights come much further than scaled ones here. */
const CONV = {
  kind: 'conv',
  resampling: 'strided',
  initial: { kind: 'normal', deviation: 0.02 },
  dropout: 0,
} as const;

/**
 * For images: DCGAN (Radford et al. 2015) at an eighth of its width, with normalization in G alone, and no momentum. G
 * begins at an eighth of the image’s sides, so that strokes hang together.
 */
export const CONVOLUTIONS: Config = {
  ...IMAGES,
  batchSize: 64,
  schedule: cosine(8000, 0.05),
  average: 0.999,
  generator: {
    network: { ...CONV, channels: [128, 64, 32], activation: 'relu', normalization: 'batch', output: 'tanh' },
    optimizer: adam(4e-3, 0, 0.99),
    constraint: UNCONSTRAINED,
  },
  discriminator: {
    network: {
      ...CONV,
      channels: [32, 64],
      activation: 'leaky-relu',
      normalization: 'none',
      output: 'linear',
    },
    optimizer: adam(2e-3, 0, 0.99),
    constraint: UNCONSTRAINED,
  },
};

/** The same for fewer steps. */
export const COLOUR: Config = { ...CONVOLUTIONS, schedule: cosine(3000, 0.05) };

/**
 * The original code’s `mnist.yaml` (goodfeli/adversarial): G of rectifiers and D of maxout units with dropout, gradient
 * descent whose momentum grows and whose rate falls by 1.000004 a step, over 250 epochs of 500 minibatches. Its loss of D
 * is half of ours, and so is our rate of D. Its G begins with the pixels’ mean values as biases, ours with 0; and both its
 * players move at once, by the same generated examples and the same dropout, where ours take turns (Algorithm 1).
 */
export const PAPER: Config = {
  ...PLAIN,
  batchSize: 100,
  heldOut: 1 / 6,
  latent: { size: 100, distribution: 'uniform' },
  schedule: {
    kind: 'exponential',
    steps: 125_000,
    learningRate: 0.6065,
    penalties: 1,
    instanceNoise: 1,
    momentum: 0.7,
  },
  generator: {
    network: {
      ...mlp([1200, 1200], 'relu', 'sigmoid'),
      initial: { kind: 'uniform', reach: 0.05 },
    },
    optimizer: { kind: 'sgd', learningRate: 0.1, momentum: 0.5 },
    constraint: UNCONSTRAINED,
  },
  discriminator: {
    network: {
      kind: 'maxout',
      hidden: [240, 240],
      pieces: 5,
      inputDropout: 0.2,
      dropout: 0.5,
      initial: { kind: 'uniform', reach: 0.005 },
      output: 'linear',
    },
    optimizer: { kind: 'sgd', learningRate: 0.05, momentum: 0.5 },
    constraint: UNCONSTRAINED,
  },
};

/** Much more training of G than D can follow, and D so slow that k = 5 is little: G finds one point that pleases it. */
export const HELVETICA: Config = {
  ...POINTS,
  k: 5,
  generator: { ...POINTS.generator, optimizer: adam(0.05) },
  discriminator: { ...POINTS.discriminator, optimizer: adam(0.005) },
};

/** G is slow, D has five steps and a high rate: it is soon certain, and under equation 1 that leaves no gradient. */
export const VANISHING: Config = {
  ...POINTS,
  objective: 'minimax',
  k: 5,
  latent: { size: 8, distribution: 'uniform' },
  generator: {
    network: { ...mlp([32], 'tanh', 'linear'), initial: { kind: 'normal', deviation: 0.11 } },
    optimizer: { kind: 'sgd', learningRate: 0.001, momentum: 0.5 },
    constraint: UNCONSTRAINED,
  },
  discriminator: { ...POINTS.discriminator, optimizer: adam(0.01) },
};

/** Rates at which both players pass each other, and momentum that carries them on. */
export const CYCLING: Config = {
  ...POINTS,
  generator: { ...POINTS.generator, optimizer: adam(0.02, 0.9) },
  discriminator: { ...POINTS.discriminator, optimizer: adam(0.02, 0.9) },
};
