import type { Evidence } from '../../src/shared/diagnosis.js';
import { median, recent, type Signals } from './signals.js';
import { moved } from './spread.js';
import { percent, show } from './wording.js';

/**
 * Of the modes of a mixture, by entropy: below this G has collapsed. [measured] Healthy rings and grids from step 500 on:
 * 0.65 and more; failing: 0.13 to 0.36.
 */
const FEW_MODES = 0.5;

/**
 * Of the data's mean distance between two examples. In a mixture few modes may lie far apart, and what counts is the point
 * that all of z may come to; of other data this is all there is to tell by. [measured] Healthy: 0.8 and more.
 */
const NARROW = { mixture: 0.1, other: 0.4 };

/** Looks that are compared with each other. */
const COMPARED = 16;

/** What tells that G puts out little of what is in the data, and how much that changes. */
export interface Collapse {
  /** The beginning of a sentence. */
  readonly words: string;
  readonly evidence: readonly Evidence[];
  /** Share of the examples that are in other modes at another time, on average. */
  readonly moved: number;
}

export function collapse(signals: Signals): Collapse | undefined {
  const { looks } = recent(signals);
  const modes = median(looks.map((look) => look.modes));
  const spread = median(looks.map((look) => look.spread));
  const narrow = signals.isMixture ? NARROW.mixture : NARROW.other;
  const isFew = signals.isMixture && modes < FEW_MODES;
  if (!(isFew || spread < narrow)) return undefined;
  const stride = Math.ceil(looks.length / COMPARED);
  const some = looks.filter((_, i) => i % stride === 0);
  const changes = some.flatMap(({ shares }, i) =>
    some.slice(0, i).map((other) => moved(shares, other.shares)),
  );
  return {
    words: isFew
      ? `G puts out few of the data’s modes, ${percent(modes)} of what there is`
      : `G’s examples are ${show(spread)} times as far from each other as real ones`,
    evidence: [
      ...(isFew ? [{ label: 'share of the data’s modes', value: modes, limit: FEW_MODES }] : []),
      ...(spread < narrow
        ? [{ label: 'distance between examples, by that of real ones', value: spread, limit: narrow }]
        : []),
    ],
    moved: changes.reduce((sum, change) => sum + change, 0) / changes.length,
  };
}
