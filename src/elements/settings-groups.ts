import type { Config, ObjectiveName, Patch } from '../shared/config.js';
import { FIELDS, type Field } from '../shared/config-fields.js';
import { valueAt } from '../shared/config-schema.js';

/** Fields that belong together. */
export interface Group {
  readonly title: string;
  readonly fields: readonly Field[];
}

/** The config's parts by where a reader would look for them. */
const PARTS: readonly (readonly [title: string, parts: readonly (keyof Config)[]])[] = [
  ['Game', ['objective', 'k', 'penalties', 'featureMatching']],
  ['Generator', ['latent', 'generator']],
  ['Discriminator', ['discriminator', 'packing', 'minibatchDeviation']],
  ['Training', ['seed', 'batchSize', 'average', 'schedule']],
  ['Data', ['heldOut', 'augmentation', 'instanceNoise']],
];

/** Every field there is. */
export const GROUPS: readonly Group[] = PARTS.map(([title, parts]) => ({
  title,
  fields: parts.flatMap((part) => FIELDS.filter(({ path }) => path.split('.')[0] === part)),
}));

const LOGARITHMIC: readonly ObjectiveName[] = ['minimax', 'non-saturating', 'blend'];

/** What means something only beside other fields: whether it does. */
const IS_OF_USE: Readonly<Record<string, (config: Config) => boolean>> = {
  'penalties.labelSmoothing': ({ objective, penalties }) =>
    LOGARITHMIC.includes(objective) || penalties.labelSmoothing > 0,
  'schedule.penalties': ({ penalties }) => Object.values(penalties).some((weight) => weight > 0),
  'schedule.instanceNoise': ({ instanceNoise }) => instanceNoise > 0,
  'schedule.momentum': ({ generator, discriminator }) =>
    [generator, discriminator].some(({ optimizer }) => optimizer.kind === 'sgd'),
};

/** The fields that there are to set in this config. The seed is not among them: it has its place among the controls. */
export function settingsGroups(config: Config): readonly Group[] {
  return GROUPS.map(({ title, fields }) => ({
    title,
    fields: fields.filter((field) => field.path !== 'seed' && isToSet(field, config)),
  }));
}

/** A choice of one is none. */
function isToSet(field: Field, config: Config): boolean {
  if (valueAt(config, field.path) === undefined) return false;
  if (field.type === 'choice' && field.choices.length < 2) return false;
  return IS_OF_USE[field.path]?.(config) ?? true;
}

/** The patch that sets the value at a dotted path. */
export function patchAt(path: string, value: unknown): Patch<Config> {
  return path.split('.').reduceRight<unknown>((below, key) => ({ [key]: below }), value) as Patch<Config>;
}
