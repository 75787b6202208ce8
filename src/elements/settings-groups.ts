import type { Config, Patch } from '../shared/config.js';
import { FIELDS, type Field } from '../shared/config-fields.js';
import { valueAt } from '../shared/config-schema.js';

/** Fields that belong together. */
export interface Group {
  readonly title: string;
  readonly fields: readonly Field[];
}

const DATA: ReadonlySet<string> = new Set(['batchSize', 'heldOut', 'augmentation', 'instanceNoise']);
const GAME: ReadonlySet<string> = new Set([
  'k',
  'objective',
  'featureMatching',
  'packing',
  'minibatchDeviation',
]);

const TITLES = ['Data', 'Networks', 'Game', 'Optimizers'] as const;

/** The fields that there are to set in this config, in groups. Where there is one choice only, there is none. */
export function settingsGroups(config: Config): readonly Group[] {
  const fields = FIELDS.filter(
    (field) =>
      valueAt(config, field.path) !== undefined && !(field.type === 'choice' && field.choices.length < 2),
  );
  return TITLES.map((title) => ({ title, fields: fields.filter(({ path }) => titleOf(path) === title) }));
}

/** The seed belongs to no group: it has its own field among the controls. */
function titleOf(path: string): (typeof TITLES)[number] | undefined {
  if (DATA.has(path)) return 'Data';
  if (GAME.has(path) || path.startsWith('penalties.')) return 'Game';
  if (/^schedule|^average|\.optimizer\.|\.constraint\./.test(path)) return 'Optimizers';
  return path === 'seed' ? undefined : 'Networks';
}

/** The patch that sets the value at a dotted path. */
export function patchAt(path: string, value: unknown): Patch<Config> {
  return path.split('.').reduceRight<unknown>((below, key) => ({ [key]: below }), value) as Patch<Config>;
}
