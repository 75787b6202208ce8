import type { Config } from '../../src/shared/config.js';
import { TELLS_AFTER } from '../../src/shared/diagnosis.js';
import type { Progress } from '../../src/shared/progress.js';
import type { Look } from './look.js';

/** What a run is diagnosed by. */
export interface Signals {
  readonly config: Config;
  /** Whether the examples are images. */
  readonly isImages: boolean;
  /** Whether the data are a mixture whose components are known. */
  readonly isMixture: boolean;
  /** The step at which the config was changed last: what was before says little of what is now. */
  readonly since: number;
  /** What steps saw, in their order, thinned. */
  readonly entries: readonly Pick<Progress, 'step' | 'losses' | 'scores' | 'gradients'>[];
  /** What was seen of generated examples, in order, thinned. */
  readonly looks: readonly Look[];
}

/** One may be chance. */
const FEWEST_LOOKS = 3;

/** The part of the signals that tells what is now: the later half since the last change; nothing where it is too early. */
export function recent({ entries, looks, since }: Signals): Pick<Signals, 'entries' | 'looks'> {
  const step = entries.at(-1)?.step ?? 0;
  if (step < since + TELLS_AFTER) return { entries: [], looks: [] };
  const isRecent = (entry: { readonly step: number }): boolean => 2 * entry.step >= since + step;
  const seen = looks.filter(isRecent);
  return { entries: entries.filter(isRecent), looks: seen.length < FEWEST_LOOKS ? [] : seen };
}

/** The middle one, or NaN of none: a few that stand out do not move it. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;
}
