import { countOf, exampleOf, type Measurement, type Sample } from './sample.js';

/** Probabilities that add up to 1. */
export type Distribution = Float64Array;

/** Σ p log(p/q) in nats; infinite where q is 0 and p is not. */
export function kullbackLeibler(p: Distribution, q: Distribution): number {
  return p.reduce((sum, share, i) => (share > 0 ? sum + share * Math.log(share / q[i]!) : sum), 0);
}

/** ½ KL(p‖m) + ½ KL(q‖m) with m = ½ (p + q): from 0, where they are the same, to log 2. In nats. */
export function jensenShannon(p: Distribution, q: Distribution): number {
  const mixture = p.map((share, i) => (share + q[i]!) / 2);
  return (kullbackLeibler(p, mixture) + kullbackLeibler(q, mixture)) / 2;
}

/** A box cut into as many bins along each of its sides. */
export interface Bins {
  readonly extent: readonly (readonly [low: number, high: number])[];
  readonly count: number;
}

/** The share of examples in each bin, and last the share outside the box. */
export function histogram(sample: Sample, { extent, count }: Bins): Distribution {
  const shares = new Float64Array(count ** extent.length + 1);
  const examples = countOf(sample);
  for (let i = 0; i < examples; i++) {
    const example = exampleOf(sample, i);
    let bin = 0;
    for (const [axis, [low, high]] of extent.entries()) {
      const along = Math.floor(((example[axis]! - low) / (high - low)) * count);
      bin = along >= 0 && along < count && bin >= 0 ? bin * count + along : -1;
    }
    shares[bin < 0 ? shares.length - 1 : bin]! += 1 / examples;
  }
  return shares;
}

/**
 * The Jensen–Shannon divergence of two samples, by histograms. That of two samples of one distribution is not 0 but about
 * (occupied bins − 1) (1/n + 1/m)/8: compare with the divergence of two samples of real data.
 */
export function binnedJensenShannon(a: Sample, b: Sample, bins: Bins): number {
  return jensenShannon(histogram(a, bins), histogram(b, bins));
}

/**
 * What {@link histogram} comes to for ever more examples of a density, by the midpoint rule.
 * @param places Along each side of a bin; about one for each deviation of what the density consists of.
 */
export function* expectedHistogram(
  density: (point: readonly number[]) => number,
  { extent, count }: Bins,
  places: number,
): Measurement<Distribution> {
  const shares = new Float64Array(count ** extent.length + 1);
  const steps = extent.map(([low, high]) => (high - low) / (count * places));
  const area = steps.reduce((product, step) => product * step, 1);
  const inBin = places ** extent.length;
  for (let bin = 0; bin < shares.length - 1; bin++) {
    for (let place = 0; place < inBin; place++) {
      const point = extent.map(([low], axis) => {
        const after = extent.length - 1 - axis; // The last axis goes fastest.
        const along = (Math.floor(bin / count ** after) % count) * places;
        return low + (along + (Math.floor(place / places ** after) % places) + 0.5) * steps[axis]!;
      });
      shares[bin]! += density(point) * area;
    }
    yield;
  }
  shares[shares.length - 1] = Math.max(0, 1 - shares.reduce((sum, share) => sum + share, 0));
  return shares;
}
