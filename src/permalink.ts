import type { ConfigInput, NamedDataset } from './shared/config.js';
import { isObject } from './shared/config-schema.js';
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
  const part = partsOf(hash).find((each) => each.startsWith(`${name}=`));
  if (part === undefined) return undefined;
  try {
    const run: unknown = JSON.parse(decodeURIComponent(part.slice(name.length + 1)));
    if (isRun(run)) return run;
  } catch {
    // Said below.
  }
  throw new GanError(
    'ConfigError',
    `The address holds no run after “${name}=”: it is cut off or damaged. Open it again as it was copied, or choose a preset.`,
  );
}

/** The part of an address after `#` with this run put in, and every other part as it was, whatever that means. */
export function withRun(hash: string, name: string, run: LinkedRun): string {
  const part = `${name}=${encodeURIComponent(JSON.stringify(run))}`;
  const parts = partsOf(hash);
  const place = parts.findIndex((each) => each.startsWith(`${name}=`));
  return `#${(place < 0 ? [...parts, part] : parts.with(place, part)).join('&')}`;
}

const partsOf = (hash: string): string[] => hash.slice(1).split('&').filter(Boolean);

/** Names and what is in the config are checked where every host's are. Nothing in an address stands for data. */
function isRun(run: unknown): run is LinkedRun {
  if (!isObject(run)) return false;
  const { preset, seed, config = {}, dataset = '' } = run;
  return (
    typeof preset === 'string' && typeof seed === 'number' && isObject(config) && typeof dataset === 'string'
  );
}
