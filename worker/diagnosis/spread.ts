import { countOf, type Sample } from '../metrics/sample.js';

/** Others that each example is compared with: what a few more change is lost in what the sample's own chance does. */
const OTHERS = 8;

/** Mean distance between two examples, over some of the pairs that there are. */
export function meanDistance(sample: Sample): number {
  const { data, size } = sample;
  const count = countOf(sample);
  let total = 0;
  for (let i = 0; i < count; i++)
    for (let other = 1; other <= OTHERS; other++) {
      const j = (i + Math.ceil((other * (count - 1)) / OTHERS)) % count;
      let square = 0;
      for (let k = 0; k < size; k++) square += (data[i * size + k]! - data[j * size + k]!) ** 2;
      total += Math.sqrt(square);
    }
  return total / (count * OTHERS);
}

/** The number of modes that, with equal shares, have as much entropy as these: exp(−Σ p log p). */
export function modesOf(shares: readonly number[]): number {
  return Math.exp(-shares.reduce((sum, p) => (p > 0 ? sum + p * Math.log(p) : sum), 0));
}

/** How much of one distribution would have to move to make the other: half of Σ |p − q|, from 0 to 1. */
export function moved(p: readonly number[], q: readonly number[]): number {
  return p.reduce((sum, share, k) => sum + Math.abs(share - q[k]!), 0) / 2;
}
