import type { Config, Patch } from '../shared/config.js';
import { changedPaths, valueAt } from '../shared/config-schema.js';
import { choiceWords } from './choice-words.js';
import { labelOf, wordsOf } from './field-words.js';
import { t } from './t.js';
import { valueWords } from './value-words.js';

/** A field in which one of two runs differs from the other. */
export interface Distinction {
  /** The field and what it holds, such as “Objective: minimax”. */
  readonly name: string;
  /** What that means, in a sentence. */
  readonly meaning: string;
}

/** Where 0 is that there is no such thing. */
const OFF_AT_ZERO =
  /^(penalties\..*|featureMatching|instanceNoise|average|heldOut|.*\.(inputDropout|dropout|weightDecay))$/;

/**
 * In what a config differs from another, in words. What only one of two kinds has goes without saying, unless `change`
 * names it.
 */
export function distinctionsOf(
  config: Config,
  other: Config,
  change: Patch<Config>,
  language: string,
): readonly Distinction[] {
  const isThere = (path: string): boolean => valueAt(config, path) !== undefined;
  const isTold = (path: string): boolean =>
    valueAt(other, path) !== undefined || valueAt(change, path) !== undefined;
  return changedPaths(config, other)
    .filter((path) => isThere(path) && isTold(path))
    .map((path) => {
      const value = valueAt(config, path);
      return {
        name: t(
          '{0}: {1}',
          labelOf(path),
          valueWords(value === 0 && OFF_AT_ZERO.test(path) ? false : value, language),
        ),
        meaning: t((choiceWords(path, value) ?? wordsOf(path)).help),
      };
    });
}
