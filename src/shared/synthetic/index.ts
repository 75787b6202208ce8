import { grid } from './grid.js';
import { line } from './line.js';
import { mixture1d } from './mixture-1d.js';
import { moons } from './moons.js';
import { ring } from './ring.js';
import { swissRoll } from './swiss-roll.js';
import type { Synthetic } from './synthetic.js';

export type { Synthetic } from './synthetic.js';
export const SYNTHETIC_NAMES = ['ring', 'grid', 'swiss-roll', 'moons', 'line', 'mixture-1d'] as const;
export type SyntheticName = (typeof SYNTHETIC_NAMES)[number];

/** The distributions by name. */
export const SYNTHETICS: Readonly<Record<SyntheticName, Synthetic>> = {
  ring,
  grid,
  'swiss-roll': swissRoll,
  moons,
  line,
  'mixture-1d': mixture1d,
};
