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

const adam = (learningRate: number): PlayerConfig['optimizer'] => ({
  kind: 'adam',
  learningRate,
  beta1: 0.5,
  beta2: 0.999,
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

/** For points: five steps for each picture on most displays. All modes of the ring are found within some seconds. */
const PACE = 300;

export const PRESETS: readonly Preset[] = [
  {
    name: 'ring',
    title: 'Ring',
    description: 'Eight narrow Gaussians on a circle: will the generator find them all?',
    dataset: 'ring',
    config: POINTS,
    pace: PACE,
  },
  {
    name: 'grid',
    title: 'Grid',
    description: 'Twenty-five narrow Gaussians: harder to cover than a ring.',
    dataset: 'grid',
    config: POINTS,
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
    config: { ...POINTS, latent: { size: 1, distribution: 'uniform' } },
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
];

/** @throws GanError `ConfigError` where there is no such preset; the message lists those there are. */
export function presetNamed(name: string): Preset {
  return (
    PRESETS.find((preset) => preset.name === name) ??
    refuse('preset', JSON.stringify(name), PRESETS.map((preset) => preset.name).join(' or '))
  );
}
