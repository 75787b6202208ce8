import type { Component } from '../../src/shared/synthetic/gaussian-mixture.js';
import { kullbackLeibler } from './jensen-shannon.js';
import { countOf, exampleOf, type Sample } from './sample.js';

/** How well a sample hits the modes of a mixture of Gaussians. */
export interface MixtureScore {
  /** Examples that this is of. */
  readonly n: number;
  /** Modes with at least one example of high quality. */
  readonly modes: number;
  /** Modes with at least a fifth of their fair share of the examples: one stray example covers nothing. */
  readonly fairModes: number;
  /** Share of examples within {@link REACH} deviations of their nearest centre; of real points in the plane, 98.9 %. */
  readonly highQuality: number;
  /** KL(q‖w) of the modes' shares q among examples of high quality, if there are any, from their weights w. Nats. */
  readonly reverseKl: number;
  /** The same with one more bin, for examples of low quality, of which real data have a few too: 26 bins for a grid of 25. */
  readonly binnedKl: number;
  /** Root mean square distance from the centre, as a multiple of what it is in real data; the mean over the modes hit; NaN without. */
  readonly spread: number;
}

/** Deviations from a centre within which an example is of high quality: Lin et al. 2018 (PacGAN), section 4.1. */
export const REACH = 3;

/** Of a normal distribution, what lies within {@link REACH} deviations, and the mean square there of the distance. */
function within(dimension: number): { readonly share: number; readonly meanSquare: number } {
  const r2 = REACH ** 2;
  if (dimension === 2) {
    const outside = Math.exp(-r2 / 2);
    return { share: 1 - outside, meanSquare: 2 - (r2 * outside) / (1 - outside) };
  }
  const share = 0.9973002039367398; // erf(3/√2)
  return { share, meanSquare: 1 - (2 * REACH * Math.exp(-r2 / 2)) / Math.sqrt(2 * Math.PI) / share };
}

/** @param components Of a mixture on the line or in the plane. */
export function mixtureScore(sample: Sample, components: readonly Component[]): MixtureScore {
  const n = countOf(sample);
  const counts = components.map(() => 0);
  const squares = components.map(() => 0);
  for (let i = 0; i < n; i++) {
    const [nearest, square] = nearestMode(exampleOf(sample, i), components);
    if (square > REACH ** 2) continue;
    counts[nearest]!++;
    squares[nearest]! += square;
  }
  const hits = counts.reduce((sum, count) => sum + count, 0);
  const weights = components.map(({ weight }) => weight);
  const { share, meanSquare } = within(sample.size);
  const spreads = counts.flatMap((count, k) =>
    count > 0 ? [Math.sqrt(squares[k]! / count / meanSquare)] : [],
  );
  return {
    n,
    modes: spreads.length,
    fairModes: counts.filter((count, k) => count >= 0.2 * weights[k]! * n).length,
    highQuality: hits / n,
    reverseKl:
      hits > 0
        ? kullbackLeibler(
            Float64Array.from(counts, (count) => count / hits),
            Float64Array.from(weights),
          )
        : Infinity,
    binnedKl: kullbackLeibler(
      Float64Array.from([...counts, n - hits], (count) => count / n),
      Float64Array.from([...weights.map((weight) => share * weight), 1 - share]),
    ),
    spread: spreads.reduce((sum, spread) => sum + spread, 0) / spreads.length,
  };
}

/** The mode that is the fewest of its deviations away, and the square of how many that are. */
function nearestMode(
  example: Float32Array,
  components: readonly Component[],
): readonly [mode: number, square: number] {
  let nearest = 0;
  let least = Infinity;
  components.forEach(({ centre, deviation }, k) => {
    const square = centre.reduce((sum, c, axis) => sum + ((example[axis]! - c) / deviation) ** 2, 0);
    if (square < least) [nearest, least] = [k, square];
  });
  return [nearest, least];
}
