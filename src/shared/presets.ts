import type { Config, NamedDataset, PlayerConfig } from './config.js';
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

const NO_PENALTIES: Config['penalties'] = { r1: 0, r2: 0, gradientPenalty: 0, dragan: 0 };

/**
 * Small networks for points in the plane or on the line, quick on any backend. The learning rate is high for Adam, and
 * these networks bear it: on the ring all eight modes are found within 1,000 steps.
 */
const POINTS: Config = {
  seed: 1,
  batchSize: 64,
  k: 1,
  objective: 'non-saturating',
  penalties: NO_PENALTIES,
  latent: { size: 2, distribution: 'normal' },
  generator: {
    network: { kind: 'mlp', hidden: [32, 32], activation: 'relu', output: 'linear' },
    optimizer: adam(3e-3),
  },
  discriminator: {
    network: { kind: 'mlp', hidden: [32, 32], activation: 'leaky-relu', output: 'linear' },
    optimizer: adam(3e-3),
  },
};

/**
 * Small networks for 28×28 images. The discriminator is the narrower one: as wide as the generator it wins within a
 * hundred steps, and the generator learns little from a judge that is always right.
 */
const IMAGES: Config = {
  seed: 1,
  batchSize: 32,
  k: 1,
  objective: 'non-saturating',
  penalties: NO_PENALTIES,
  latent: { size: 64, distribution: 'normal' },
  generator: {
    network: { kind: 'mlp', hidden: [128, 128], activation: 'leaky-relu', output: 'tanh' },
    optimizer: adam(1e-3),
  },
  discriminator: {
    network: { kind: 'mlp', hidden: [64, 64], activation: 'leaky-relu', output: 'linear' },
    optimizer: adam(1e-3),
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
