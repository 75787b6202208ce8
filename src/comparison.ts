import { patchOf, resolveSetup, type Setup, type Wishes } from './setup.js';
import type { Config, Patch } from './shared/config.js';
import { patchConfig } from './shared/config-schema.js';
import { GanError } from './shared/errors.js';

/** Two trainings that differ in their config. */
export interface Comparison {
  /** Of the left one, and but for the config of both. */
  readonly setup: Setup;
  /** What the right one’s config is changed in. */
  readonly change: Patch<Config>;
  /** The config of each, the left one’s first, as its figure is given it. */
  readonly configs: readonly [Config, Config];
}

/** What both have in common, so that no change can be in it. */
const COMMON = ['preset', 'dataset', 'source', 'seed'];

/**
 * What is to be compared.
 * @param change What differs in the right one’s config, or that in JSON; null where the attribute was removed.
 * @throws GanError `ConfigError` with the field, its value and what would do.
 */
export function compare(wishes: Wishes, change: unknown): Comparison {
  const setup = resolveSetup(wishes);
  const patch = patchOf(change ?? {}, 'change');
  const common = COMMON.find((name) => name in patch);
  if (common !== undefined)
    throw new GanError(
      'ConfigError',
      `change cannot have a ${common}: both train by the same preset on the same data and seed. Set it on the element itself.`,
    );
  const changed = patchConfig(setup.config, patch);
  return { setup, change: patch, configs: [setup.config, changed] };
}
