import type { Config, NamedDataset } from './config.js';
import { oneOf, refuse } from './errors.js';
import {
  COLOUR,
  CONVOLUTIONS,
  CURVES,
  CYCLING,
  FIGURE_1,
  GRID,
  HELVETICA,
  IMAGES,
  PAPER,
  RING,
  VANISHING,
} from './preset-configs.js';

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
  /** The views that tell most of it, where they are not the curves alone. */
  readonly views?: readonly string[];
}

/** What a config or a widget that names no preset gets. */
export const DEFAULT_PRESET = 'ring';

/** For points: five steps for each picture on most displays. All modes of the ring are found within some seconds. */
const PACE = 300;

/** Of what fails on purpose: it is to explain itself. */
const EXPLAINED = ['charts', 'metrics'];

export const PRESETS: readonly Preset[] = [
  {
    name: 'ring',
    title: 'Ring',
    description: 'Eight narrow Gaussians on a circle: will the generator find them all?',
    dataset: 'ring',
    config: RING,
    pace: PACE,
  },
  {
    name: 'grid',
    title: 'Grid',
    description: 'Twenty-five narrow Gaussians: harder to cover than a ring.',
    dataset: 'grid',
    config: GRID,
    pace: PACE,
  },
  {
    name: 'swiss-roll',
    title: 'Swiss roll',
    description: 'A spiral with some noise.',
    dataset: 'swiss-roll',
    config: CURVES,
    pace: PACE,
  },
  {
    name: 'moons',
    title: 'Two moons',
    description: 'Two interleaved half circles.',
    dataset: 'moons',
    config: CURVES,
    pace: PACE,
  },
  {
    name: 'line',
    title: 'Line',
    description: 'A segment with some noise: the easiest.',
    dataset: 'line',
    config: CURVES,
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
    config: COLOUR,
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
    description: 'G’s rate is ten times D’s, and it makes one point of all z: section 6 of the paper.',
    dataset: 'ring',
    config: HELVETICA,
    pace: PACE,
    views: EXPLAINED,
  },
  {
    name: 'vanishing',
    title: 'Vanishing gradient, on purpose',
    description: 'Equation 1 as it stands, and a D that is soon sure of everything: G learns nothing more.',
    dataset: 'ring',
    config: VANISHING,
    pace: PACE,
    views: EXPLAINED,
  },
  {
    name: 'cycling',
    title: 'Cycling, on purpose',
    description: 'High rates and much momentum: G flees from mode to mode, and D follows.',
    dataset: 'ring',
    config: CYCLING,
    pace: PACE,
    views: EXPLAINED,
  },
];

/** @throws GanError `ConfigError` where there is no such preset; the message lists those there are. */
export function presetNamed(name: string): Preset {
  return (
    PRESETS.find((preset) => preset.name === name) ??
    refuse('preset', JSON.stringify(name), oneOf(PRESETS.map((preset) => preset.name)))
  );
}
