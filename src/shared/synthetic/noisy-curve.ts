import { gaussianMixture } from './gaussian-mixture.js';
import { drawNoisyPoints, type Point } from './noisy-points.js';
import type { Synthetic } from './synthetic.js';

/**
 * Points of the sum that stands for the integral below: at most a quarter of a deviation apart on each of our curves,
 * which leaves an error under a thousandth of the density on the curve.
 */
const NODES = 2048;

/**
 * A curve c(t), with t uniform on [0, 1), plus normal noise in both coordinates: p(x) = ∫ N(x; c(t), σ² I) dt, by the
 * midpoint rule. The curve may jump.
 */
export function noisyCurve(description: string, curve: (t: number) => Point, deviation: number): Synthetic {
  const nodes = Array.from({ length: NODES }, (_, i) => curve((i + 0.5) / NODES));
  return {
    ...gaussianMixture(
      description,
      nodes.map((centre) => ({ weight: 1 / NODES, centre, deviation })),
    ),
    components: undefined, // The nodes are no modes.
    draw: (key, count) => drawNoisyPoints(key, count, 2, (t) => ({ centre: curve(t), deviation })),
  };
}
