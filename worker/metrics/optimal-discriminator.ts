/**
 * Section 4.1 of the paper, by quadrature: what there is to know of the game for a generator that stands still, where both
 * densities are known at evenly spaced points (the middles of intervals of width `dx`).
 */

/** Proposition 1: D*(x) = p(x)/(p(x) + p_g(x)); ½ where neither has mass. */
export function optimalDiscriminator(p: Float64Array, generated: Float64Array): Float64Array {
  return p.map((density, i) => {
    const both = density + generated[i]!;
    return both > 0 ? density / both : 0.5;
  });
}

/** Equation 1: V(D, G) = ∫ p log D + p_g log(1 − D) dx, for D at the same points. */
export function valueOfGame(
  p: Float64Array,
  generated: Float64Array,
  D: ArrayLike<number>,
  dx: number,
): number {
  const term = (density: number, probability: number): number =>
    density > 0 ? density * Math.log(probability) : 0;
  return p.reduce((sum, density, i) => sum + (term(density, D[i]!) + term(generated[i]!, 1 - D[i]!)) * dx, 0);
}

/**
 * The density of a distribution on the line from a sample, at the middles of `count` intervals over the extent: the share
 * in each interval by its width. Exact up to that width if the sample is G of evenly spaced quantiles of the prior.
 */
export function densityOf(
  sample: Float32Array,
  [low, high]: readonly [number, number],
  count: number,
): Float64Array {
  const dx = (high - low) / count;
  const density = new Float64Array(count);
  for (const x of sample) {
    const i = Math.floor((x - low) / dx);
    if (i >= 0 && i < count) density[i]! += 1 / (sample.length * dx);
  }
  return density;
}

/**
 * The same through a Gaussian window as wide (σ) as an interval: a third of the variance that chance brings in, for a
 * bias of ½ dx² p″.
 */
export function smoothed(density: Float64Array): Float64Array {
  const window = [-4, -3, -2, -1, 0, 1, 2, 3, 4].map((offset) => ({
    offset,
    weight: Math.exp(-(offset ** 2) / 2),
  }));
  const total = window.reduce((sum, { weight }) => sum + weight, 0);
  return density.map((_, i) =>
    window.reduce((sum, { offset, weight }) => sum + ((density[i + offset] ?? 0) * weight) / total, 0),
  );
}
