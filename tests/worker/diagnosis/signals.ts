import { patchConfig, resolveConfig } from '../../../src/shared/config-schema.js';
import type { Config, Patch } from '../../../src/shared/config.js';
import type { Look } from '../../../worker/diagnosis/look.js';
import type { Signals } from '../../../worker/diagnosis/signals.js';
import { PLAIN } from '../../support/plain.js';

type Entry = Signals['entries'][number];

/** What a healthy step saw, unless it is told otherwise. */
export function entry(step: number, changes: Partial<Entry> = {}): Entry {
  return {
    step,
    losses: { discriminator: 1.3, generator: 0.7 },
    scores: { real: 0.55, fake: 0.45 },
    gradients: { discriminator: 1, generator: 1 },
    ...changes,
  };
}

/** What is seen of a healthy generator, unless it is told otherwise. */
export function lookAt(step: number, changes: Partial<Look> = {}): Look {
  return {
    step,
    spread: 1,
    shares: [0.25, 0.25, 0.25, 0.25],
    modes: 0.95,
    distance: 0.05,
    verdicts: { training: 0.55, generated: 0.45, unseen: 0.54 },
    ...changes,
  };
}

/** Signals of steps 100 to 1,000, at each hundredth of which entries and looks are what these functions make of them. */
export function signalsOf({
  entries = () => ({}),
  looks = () => ({}),
  patch = {},
  ...others
}: {
  readonly entries?: (step: number) => Partial<Entry>;
  readonly looks?: (step: number) => Partial<Look>;
  readonly patch?: Patch<Config>;
} & Partial<Pick<Signals, 'isImages' | 'isMixture' | 'since'>>): Signals {
  const steps = Array.from({ length: 10 }, (_, i) => 100 * (i + 1));
  return {
    config: patchConfig(resolveConfig(PLAIN), patch),
    isImages: false,
    isMixture: true,
    since: 0,
    entries: steps.map((step) => entry(step, entries(step))),
    looks: steps.map((step) => lookAt(step, looks(step))),
    ...others,
  };
}
