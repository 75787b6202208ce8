import type { ObjectiveName } from '../shared/config.js';
import type { PlayerName } from '../shared/player.js';
import { ascentOf, type Ascent } from './algorithm-formulas.js';

/** What the five lines of Algorithm 1 do that do something, in their order. */
export const LINES = ['noise', 'examples', 'discriminator', 'fresh-noise', 'generator'] as const;
export type Line = (typeof LINES)[number];

/** A line of Algorithm 1, as often as it is run in a step. */
export interface Place {
  readonly line: Line;
  /** D's updates in this step before it. */
  readonly substep: number;
}

const START: Place = { line: 'noise', substep: 0 };

/** The line that is run after this one, or first. */
export function lineAfter(place: Place | undefined, k: number): Place {
  if (!place || place.line === 'generator') return START;
  const { line, substep } = place;
  if (line !== 'discriminator') return { line: LINES[LINES.indexOf(line) + 1]!, substep };
  const next = substep + 1;
  return { line: next < k ? 'noise' : 'fresh-noise', substep: next };
}

/** Whose update a line belongs to. */
export function playerOf(line: Line): PlayerName {
  return line === 'fresh-noise' || line === 'generator' ? 'generator' : 'discriminator';
}

/** What the lines say that draw something, to be typeset. {0} is m. */
const DRAWN: Readonly<Record<Exclude<Line, PlayerName>, string>> = {
  noise: 'Draw m = {0} noise vectors z^{(1)}, …, z^{(m)} from the prior p_{z}(z).',
  examples: 'Draw m = {0} examples x^{(1)}, …, x^{(m)} from the data, p_{data}(x).',
  'fresh-noise': 'Draw m = {0} noise vectors z^{(1)}, …, z^{(m)} from the prior p_{z}(z), anew.',
};

const UPDATED: Readonly<Record<PlayerName, Readonly<Record<Ascent['direction'], string>>>> = {
  discriminator: {
    ascending: 'Update D, ascending its stochastic gradient:',
    descending: 'Update D, descending its stochastic gradient:',
  },
  generator: {
    ascending: 'Update G, ascending its stochastic gradient:',
    descending: 'Update G, descending its stochastic gradient:',
  },
};

/** What a line says under an objective, to be typeset; {0} is m. The formula of an update comes after it. */
export function textOf(line: Line, objective: ObjectiveName): string {
  return line === 'discriminator' || line === 'generator'
    ? UPDATED[line][ascentOf(objective, line).direction]
    : DRAWN[line];
}

/** What each line is for, in one sentence. */
export const LINE_SENTENCES: Readonly<Record<Line, string>> = {
  noise: 'Noise is what G makes its examples of: each z becomes one G(z).',
  examples: 'These are what the forgeries are to be told from; only D ever sees them.',
  discriminator: 'D moves a little way along it, so that it tells x from G(z) better; G stands still.',
  'fresh-noise': 'G is judged on forgeries that D has not just been trained on.',
  generator:
    'G moves a little way along it, so that D takes G(z) for real more often; it comes back through D, which stands still.',
};
