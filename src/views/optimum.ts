/** What theory says of a generator that stands still (section 4.1 of the paper), where p_data is known. */
import type { Interval } from '../elements/scales.js';
import { LOG_VARIANCE, neighbourDensity, windowedDensity } from './densities.js';

/** The least that D can be from 0 and from 1: single precision knows no less. */
const LEAST = 2 ** -24;

/** Points along each side of the grid on which D* is drawn. */
export const GRID = 64;

/**
 * Densities are taken over a background, beside which D* is ½ where there is next to nothing of either and theory leaves it
 * open: on the line a fiftieth of what there would be if all were spread evenly over the picture, about a single example of
 * thousands; in the plane, where they are fewer for their room, all of that.
 */
const BACKGROUND = { line: 0.02, plane: 1 };

/** D* = p/(p + p_g) on the line, both densities at the same points over the extent. */
export function optimumOnLine(
  data: Float32Array,
  generated: Float32Array,
  [low, high]: Interval,
): Float32Array {
  return optimumOver(BACKGROUND.line / (high - low), data, generated);
}

/**
 * D* in the plane, as far as it can be drawn: both densities through the same window.
 * @param data What `windowedDensity` makes of the data, on the grid of {@link GRID}².
 * @param generated `[n, 2]`.
 */
export function optimumInPlane(
  data: Float32Array,
  generated: Float32Array,
  extent: readonly [Interval, Interval],
): Float32Array {
  const [[left, right], [bottom, top]] = extent;
  const background = BACKGROUND.plane / ((right - left) * (top - bottom));
  return optimumOver(background, data, windowedDensity(generated, extent, GRID));
}

function optimumOver(background: number, data: Float32Array, generated: Float32Array): Float32Array {
  return data.map((p, i) => (p + background) / (p + generated[i]! + 2 * background));
}

/** As many real as generated examples, with p_data at each. */
export interface Samples {
  readonly real: Float32Array;
  readonly fake: Float32Array;
  readonly densityOfReal: Float64Array;
  readonly densityOfFake: Float64Array;
}

/** V(D, G) = E log D(x) + E log(1 − D(G(z))), of D's verdicts on real and on generated examples. */
export function valueOf(onReal: ArrayLike<number>, onFake: ArrayLike<number>): number {
  const mean = (values: ArrayLike<number>, sign: 1 | -1): number =>
    Array.from(values).reduce(
      (sum, D) => sum + Math.log(Math.max(LEAST, sign === 1 ? D : 1 - D)) / values.length,
      0,
    );
  return mean(onReal, 1) + mean(onFake, -1);
}

/**
 * max_D V(D, G) = V(D*, G) = 2 JSD(p ‖ p_g) − log 4 (theorem 1): the mean over the examples, with p_g by their neighbours.
 * An error in log p_g makes D* worse than it is: of variance s², by s² D*(1 − D*)/2 in each mean, which is put back.
 */
export function optimalValue(
  { real, fake, densityOfReal, densityOfFake }: Samples,
  dimension: 1 | 2,
): number {
  const verdicts = (p: Float64Array, places: Float32Array): Float64Array => {
    const generated = neighbourDensity(places, fake, dimension);
    return p.map((density, i) => density / (density + generated[i]!));
  };
  const onReal = verdicts(densityOfReal, real);
  const onFake = verdicts(densityOfFake, fake);
  const lost = (D: Float64Array): number =>
    D.reduce((sum, share) => sum + (LOG_VARIANCE * share * (1 - share)) / (2 * D.length), 0);
  return valueOf(onReal, onFake) + lost(onReal) + lost(onFake);
}
