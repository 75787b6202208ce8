import { countOf, exampleOf, type Sample } from './sample.js';

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
