import type { Config } from '../shared/config.js';
import { FIELDS, type Field } from '../shared/config-fields.js';
import { valueAt } from '../shared/config-schema.js';
import type { PlayerName } from '../shared/player.js';
import type { Edit } from './draft.js';
import { patchAt } from './settings-groups.js';

/** What a network without hidden layers gets for its first one. */
const FIRST_WIDTH = 32;

export const LATENT_SIZE = 'latent.size';

/** A field that is a choice among some. */
export type Choice = Field & { readonly type: 'choice' };

/** What there is to choose of a network as it is. A choice of one is none. */
export function choicesOf(player: PlayerName, config: Config): readonly Choice[] {
  return FIELDS.filter(
    (field): field is Choice => field.type === 'choice' && field.choices.length > 1,
  ).filter(
    ({ path }) =>
      path.startsWith(`${player}.network.`) &&
      path.split('.').length === 3 &&
      valueAt(config, path) !== undefined,
  );
}

/** Where a network's widths are: of its hidden layers, or its channels. */
export function widthsPath(player: PlayerName, config: Config): string {
  return `${player}.network.${'hidden' in config[player].network ? 'hidden' : 'channels'}`;
}

export function widthsAt(path: string, config: Config): readonly number[] {
  return valueAt(config, path) as readonly number[];
}

/** Smallest and largest number that may stand in a field. */
export function rangeAt(path: string): { readonly min: number; readonly max: number } {
  return FIELDS.find((field) => field.path === path) as Field & { readonly type: 'integer' };
}

export function setChoice(path: string, choice: string): Edit {
  return { place: path, text: choice, change: () => patchAt(path, choice) };
}

export function setLatentSize(text: string): Edit {
  return { place: LATENT_SIZE, text, change: () => patchAt(LATENT_SIZE, numberIn(text)) };
}

export function setWidth(path: string, entry: number, text: string): Edit {
  const width = numberIn(text);
  return {
    place: `${path}[${entry}]`,
    text,
    change: (config) => patchAt(path, widthsAt(path, config).with(entry, width)),
  };
}

/** One more layer at the end, as wide as the one before. */
export function addLayer(path: string): Edit {
  const added = (widths: readonly number[]): readonly number[] => [...widths, widths.at(-1) ?? FIRST_WIDTH];
  return { place: path, text: '', change: (config) => patchAt(path, added(widthsAt(path, config))) };
}

export function removeLayer(path: string, entry: number): Edit {
  return {
    place: path,
    text: '',
    change: (config) => patchAt(path, widthsAt(path, config).toSpliced(entry, 1)),
  };
}

const numberIn = (text: string): number => (text.trim() === '' ? NaN : Number(text));
