import type { Config, Patch } from '../shared/config.js';
import { changedPaths, patchConfig, valueAt } from '../shared/config-schema.js';
import { labelOf } from './field-words.js';
import { t } from './t.js';
import { valueWords } from './value-words.js';

/** A field of the config and what it is set to. */
export interface Change {
  readonly path: string;
  readonly value: unknown;
}

/** What a patch sets that is not so already. What another kind brings along goes without saying. */
export function changesBy(patch: Patch<Config>, config: Config): readonly Change[] {
  return changedPaths(config, patchConfig(config, patch))
    .map((path) => ({ path, value: valueAt(patch, path) }))
    .filter(({ value }) => value !== undefined);
}

/** Changes in words: part of a sentence. */
export function changeWords(changes: readonly Change[], language: string): string {
  return changes
    .map(({ path, value }) => t('{0} to {1}', labelOf(path), valueWords(value, language)))
    .join(t(', '));
}
