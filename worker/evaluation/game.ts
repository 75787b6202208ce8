import { OPTIMAL_VALUE } from '../../src/shared/progress.js';
import type { Synthetic } from '../../src/shared/synthetic/index.js';
import { densityOf, optimalDiscriminator, smoothed, valueOfGame } from '../metrics/optimal-discriminator.js';
import type { Measure } from './subject.js';

/** Generated numbers that p_g is estimated from: where there is mass, hundreds for an interval or thousands. */
export const GAME_SAMPLE = 2 ** 19;

const INTERVALS = 256;

/** Share of its maximum above which the data's density counts as mass. */
const MASS = 0.05;

/** The middles of the intervals that the line is cut into. */
export function gamePoints({ extent }: Synthetic): Float32Array {
  const [low, high] = extent[0]!;
  return Float32Array.from({ length: INTERVALS }, (_, i) => low + ((i + 0.5) * (high - low)) / INTERVALS);
}

/**
 * Section 4.1 of the paper, by quadrature: p is known, p_g is a histogram of many generated numbers through a Gaussian
 * window as wide as an interval. The floor is what real numbers and D = ½ come to.
 */
export const game: Measure = {
  metrics: ['valueError', 'discriminatorError'],
  of: 'game',
  *take({ candidate, data, verdicts }) {
    const known = data.known!;
    const [low, high] = known.extent[0]!;
    const p = Float64Array.from(gamePoints(known), (x) => known.density!([x]));
    const generated = smoothed(densityOf(candidate.data, [low, high], INTERVALS));
    yield;
    const optimal = optimalDiscriminator(p, generated);
    const mass = MASS * p.reduce((a, b) => Math.max(a, b));
    const errors = optimal.map((D, i) => (p[i]! > mass ? Math.abs(D - verdicts[i]!) : 0));
    const value = valueOfGame(p, generated, verdicts, (high - low) / INTERVALS);
    return {
      valueError: { value: Math.abs(value - OPTIMAL_VALUE) },
      discriminatorError: { value: errors.reduce((a, b) => Math.max(a, b)) },
    };
  },
};
