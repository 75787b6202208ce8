import type { ConfigInput, NamedDataset } from './shared/config.js';
import { GanError } from './shared/errors.js';

/** What a link holds of a run: all that it takes to do it again, and never data. */
export interface LinkedRun {
  readonly preset: string;
  readonly seed: number;
  /** What differs from the preset's config, seed aside. */
  readonly config?: ConfigInput | undefined;
  /** Where it is not the preset's own, and has a name. */
  readonly dataset?: NamedDataset | undefined;
}

/** Under what name an element's run stands in the part of an address after `#`. */
export function linkName({ id }: Element): string {
  return id ? `gan-${id}` : 'gan';
}

/**
 * The run of this name in the part of an address after `#`; undefined where there is none.
 * @throws GanError `ConfigError` where there is something else in its place.
 */
export function readLink(hash: string, name: string): LinkedRun | undefined {
  const text = new URLSearchParams(hash.slice(1)).get(name);
  if (text === null) return undefined;
  try {
    const run: unknown = JSON.parse(text);
    if (typeof run === 'object' && run !== null) return run as LinkedRun;
  } catch {
    // Said below.
  }
  throw new GanError('ConfigError', `The address holds no run after “${name}=”: it is cut off or damaged.`);
}
