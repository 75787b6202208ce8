import type { Config, Patch } from '../shared/config.js';

type Tree = Readonly<Record<string, unknown>>;

/**
 * The smallest patch that makes `config` of `base`. Where something is of another kind, it is given as a whole, because
 * another kind begins with defaults of its own.
 */
export function differenceBetween(base: Config, config: Config): Patch<Config> {
  return difference(base as unknown as Tree, config as unknown as Tree);
}

function difference(base: Tree, other: Tree): Tree {
  if (base['kind'] !== other['kind']) return other;
  const entries = Object.entries(other).flatMap(([key, value]): [string, unknown][] => {
    const before = base[key];
    if (isTree(before) && isTree(value)) {
      const below = difference(before, value);
      return Object.keys(below).length > 0 ? [[key, below]] : [];
    }
    return JSON.stringify(before) === JSON.stringify(value) ? [] : [[key, value]];
  });
  return Object.fromEntries(entries);
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
