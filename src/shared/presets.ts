import type { Activation, Config, MlpConfig, NamedDataset, PlayerConfig } from './config.js';
import { refuse } from './errors.js';

/** A dataset and a config that are known to work together. */
export interface Preset {
  readonly name: string;
  readonly title: string;
  /** One sentence: what there is to see. */
  readonly description: string;
  /** The dataset it is meant for; undefined where the host brings one. */
  readonly dataset: NamedDataset | undefined;
  readonly config: Config;
  /** Steps per second at which there is time to see what happens; as many as there can be where there is none. */
  readonly pace?: number;
}

/** What a config or a widget that names no preset gets. */
export const DEFAULT_PRESET = 'ring';

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
 * these networks bear it: on the ring all eight modes are found within 1,000 steps.
 */
const POINTS: Config = {
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
const IMAGES: Config = {
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

/**
 * The modern baseline (Huang et al. 2024, R3GAN) for mixtures of narrow Gaussians: the relativistic objective finds all
 * modes, R1 and R2 keep it there, and falling rates and the average of G make it sharp.
 * @param gamma Weight of R1 and R2, which blur: about the variance of a mode in the networks’ units, and some.
 */
function mixture(batchSize: number, steps: number, gamma: number, rateAtTheEnd: number): Config {
  const player = (activation: Activation): PlayerConfig => ({
    network: mlp([64, 64, 64], activation, 'linear'),
    optimizer: adam(3e-3, 0, 0.99),
    constraint: UNCONSTRAINED,
  });
  return {
    ...POINTS,
    batchSize,
    objective: 'relativistic',
    penalties: { ...PLAIN.penalties, r1: gamma, r2: gamma },
    schedule: {
      kind: 'cosine',
      steps,
      learningRate: rateAtTheEnd,
      penalties: 1,
      instanceNoise: 1,
      momentum: 0,
    },
    average: 0.999,
    generator: player('relu'),
    discriminator: player('leaky-relu'),
  };
}

/**
 * The game as section 4 has it, a discriminator near its best throughout: three steps of D, and twenty times the rate, for
 * each of G. G is smooth, as densities are. Its z is normal: from a uniform one, which ends, it would have to make tails
 * that do not, and D would know them.
 */
const FIGURE_1: Config = {
  ...POINTS,
  batchSize: 256,
  k: 3,
  schedule: {
    kind: 'cosine',
    steps: 20_000,
    learningRate: 0.01,
    penalties: 1,
    instanceNoise: 1,
    momentum: 0,
  },
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

/** For images: DCGAN’s shape (Radford et al. 2015) at half its width, and normalization in G alone. */
const CONVOLUTIONS: Config = {
  ...IMAGES,
  batchSize: 64,
  schedule: {
    kind: 'cosine',
    steps: 6000,
    learningRate: 0.05,
    penalties: 1,
    instanceNoise: 1,
    momentum: 0,
  },
  average: 0.999,
  generator: {
    network: {
      kind: 'conv',
      channels: [64, 32],
      resampling: 'strided',
      activation: 'relu',
      normalization: 'batch',
      initial: { kind: 'scaled' },
      output: 'tanh',
      dropout: 0,
    },
    optimizer: adam(2e-3),
    constraint: UNCONSTRAINED,
  },
  discriminator: {
    network: {
      kind: 'conv',
      channels: [32, 64],
      resampling: 'strided',
      activation: 'leaky-relu',
      normalization: 'none',
      initial: { kind: 'scaled' },
      output: 'linear',
      dropout: 0,
    },
    optimizer: adam(1e-3),
    constraint: UNCONSTRAINED,
  },
};

/**
 * The original code’s `mnist.yaml` (goodfeli/adversarial): G of rectifiers and D of maxout units with dropout, gradient
 * descent whose momentum grows and whose rate falls by 1.000004 a step, over 250 epochs of 500 minibatches. Its loss of D
 * is half of ours, and so is our rate of D. Its G begins with the pixels’ mean values as biases, ours with 0.
 */
const PAPER: Config = {
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

/** For points: five steps for each picture on most displays. All modes of the ring are found within some seconds. */
const PACE = 300;

export const PRESETS: readonly Preset[] = [
  {
    name: 'ring',
    title: 'Ring',
    description: 'Eight narrow Gaussians on a circle: will the generator find them all?',
    dataset: 'ring',
    config: mixture(128, 20_000, 0.005, 0.002),
    pace: PACE,
  },
  {
    name: 'grid',
    title: 'Grid',
    description: 'Twenty-five narrow Gaussians: harder to cover than a ring.',
    dataset: 'grid',
    config: mixture(64, 50_000, 0.02, 0.01),
    pace: PACE,
  },
  {
    name: 'swiss-roll',
    title: 'Swiss roll',
    description: 'A spiral with some noise.',
    dataset: 'swiss-roll',
    config: POINTS,
    pace: PACE,
  },
  {
    name: 'moons',
    title: 'Two moons',
    description: 'Two interleaved half circles.',
    dataset: 'moons',
    config: POINTS,
    pace: PACE,
  },
  {
    name: 'line',
    title: 'Line',
    description: 'A segment with some noise: the easiest.',
    dataset: 'line',
    config: POINTS,
    pace: PACE,
  },
  {
    name: 'figure-1',
    title: 'Figure 1 of the paper',
    description: 'One dimension: the two densities, D between them, and how G carries z to x.',
    dataset: 'mixture-1d',
    config: FIGURE_1,
    pace: PACE,
  },
  {
    name: 'glyphs',
    title: 'Digits from fonts',
    description: 'Digits drawn from the fonts of this machine: nothing to download.',
    dataset: 'glyphs',
    config: IMAGES,
  },
  {
    name: 'mnist-mlp',
    title: 'MNIST, dense networks',
    description: 'Handwritten digits; bring the files of the MNIST database.',
    dataset: undefined,
    config: IMAGES,
  },
  {
    name: 'mnist-dcgan',
    title: 'MNIST, convolutions',
    description: 'Handwritten digits by convolutional networks; bring the files of the MNIST database.',
    dataset: undefined,
    config: CONVOLUTIONS,
  },
  {
    name: 'cifar10-small',
    title: 'CIFAR-10, small',
    description: 'Colour images of 32×32; bring some of CIFAR-10.',
    dataset: undefined,
    config: CONVOLUTIONS,
  },
  {
    name: 'paper-mnist',
    title: 'MNIST as in the paper',
    description: 'The networks and the optimizer of 2014; bring the files of the MNIST database.',
    dataset: undefined,
    config: PAPER,
  },
  {
    name: 'helvetica',
    title: 'Collapse, on purpose',
    description: 'G learns ten times as fast as D, and makes one point of all z: section 6 of the paper.',
    dataset: 'ring',
    config: {
      ...POINTS,
      k: 5,
      generator: { ...POINTS.generator, optimizer: adam(0.05) },
      discriminator: { ...POINTS.discriminator, optimizer: adam(0.005) },
    },
    pace: PACE,
  },
  {
    name: 'vanishing',
    title: 'Vanishing gradient, on purpose',
    description: 'Equation 1 as it stands, and a D that is soon sure of everything: G learns nothing more.',
    dataset: 'ring',
    config: {
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
    },
    pace: PACE,
  },
  {
    name: 'cycling',
    title: 'Cycling, on purpose',
    description: 'High rates and much momentum: G flees from mode to mode, and D follows.',
    dataset: 'ring',
    config: {
      ...POINTS,
      generator: { ...POINTS.generator, optimizer: adam(0.02, 0.9) },
      discriminator: { ...POINTS.discriminator, optimizer: adam(0.02, 0.9) },
    },
    pace: PACE,
  },
];

/** @throws GanError `ConfigError` where there is no such preset; the message lists those there are. */
export function presetNamed(name: string): Preset {
  return (
    PRESETS.find((preset) => preset.name === name) ??
    refuse('preset', JSON.stringify(name), PRESETS.map((preset) => preset.name).join(' or '))
  );
}
