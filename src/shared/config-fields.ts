import {
  ACTIVATIONS,
  AUGMENTATIONS,
  LATENT_DISTRIBUTIONS,
  NORMALIZATIONS,
  OBJECTIVES,
  PENALTIES,
  RESAMPLINGS,
} from './config.js';
import { KINDS } from './config-kinds.js';

/** One field of the config, and what it may hold. What it does is told in `field-words.ts`. */
export type Field = {
  readonly path: string;
  /** The field exists only where the object it lies in has one of these kinds. */
  readonly kinds?: readonly string[];
} & FieldType;

export type FieldType =
  | { readonly type: 'integer' | 'number'; readonly min: number; readonly max: number }
  | { readonly type: 'choice'; readonly choices: readonly string[] }
  | { readonly type: 'boolean' }
  | { readonly type: 'widths'; readonly min: number; readonly max: number; readonly maxLength: number };

const integer = (min: number, max: number): FieldType => ({ type: 'integer', min, max });
const number = (min: number, max: number): FieldType => ({ type: 'number', min, max });
const choice = (choices: readonly string[]): FieldType => ({ type: 'choice', choices });
const widths: FieldType = { type: 'widths', min: 1, max: 2048, maxLength: 8 };
const decay = number(0, 0.99999);
const share = number(1e-6, 1);
const weight = number(0, 1e4);

/** Every field there is. Validation and the widget's settings are both made from this list. */
export const FIELDS: readonly Field[] = [
  { path: 'seed', ...integer(0, 2 ** 32 - 1) },
  { path: 'batchSize', ...integer(1, 4096) },
  { path: 'heldOut', ...number(0, 0.9) },
  { path: 'augmentation', ...choice(AUGMENTATIONS) },
  { path: 'instanceNoise', ...number(0, 10) },
  { path: 'packing', ...integer(1, 16) },
  { path: 'minibatchDeviation', type: 'boolean' },
  { path: 'k', ...integer(1, 100) },
  { path: 'objective', ...choice(OBJECTIVES) },
  ...PENALTIES.map((name) => ({
    path: `penalties.${name}`,
    ...(name === 'labelSmoothing' ? number(0, 0.5) : weight),
  })),
  { path: 'featureMatching', ...weight },
  { path: 'latent.size', ...integer(1, 1024) },
  { path: 'latent.distribution', ...choice(LATENT_DISTRIBUTIONS) },
  ...playerFields('generator'),
  ...playerFields('discriminator'),
  ...fieldsOfKinds('schedule', {
    steps: integer(1, 1e9),
    learningRate: share,
    penalties: share,
    instanceNoise: share,
    momentum: decay,
  }),
  { path: 'average', ...decay },
];

function playerFields(player: 'generator' | 'discriminator'): readonly Field[] {
  return [
    ...fieldsOfKinds(`${player}.network`, {
      hidden: widths,
      pieces: integer(1, 16),
      channels: widths,
      resampling: choice(RESAMPLINGS),
      activation: choice(ACTIVATIONS),
      normalization: choice(NORMALIZATIONS),
      inputDropout: number(0, 0.9),
      dropout: number(0, 0.9),
      output: choice(player === 'generator' ? ACTIVATIONS : ['linear']),
    }),
    ...fieldsOfKinds(`${player}.network.initial`, { deviation: number(0, 1), reach: number(0, 1) }),
    ...fieldsOfKinds(`${player}.optimizer`, {
      learningRate: number(0, 10),
      momentum: decay,
      decay,
      beta1: decay,
      beta2: decay,
      epsilon: number(1e-12, 1),
      weightDecay: number(0, 1),
    }),
    ...fieldsOfKinds(`${player}.constraint`, { bound: number(1e-4, 100) }),
  ];
}

/** The fields of what there are several kinds of: the kind, and what only some of them have. */
function fieldsOfKinds(path: string, types: Readonly<Record<string, FieldType>>): readonly Field[] {
  const kinds = Object.entries(KINDS[path]!);
  return [
    { path: `${path}.kind`, ...choice(kinds.map(([kind]) => kind)) },
    ...Object.entries(types).map(([name, type]) => ({
      path: `${path}.${name}`,
      kinds: kinds.flatMap(([kind, defaults]) => (name in defaults ? [kind] : [])),
      ...type,
    })),
  ];
}
