import {
  binnedJensenShannon,
  expectedHistogram,
  histogram,
  jensenShannon,
  type Distribution,
} from '../metrics/jensen-shannon.js';
import { exampleOf, type Sample } from '../metrics/sample.js';
import type { RealData } from './real-data.js';
import type { Measure } from './subject.js';

/** Bins along each side: a hundred, or a thousand in the plane. */
const BINS = { 1: 100, 2: 32 } as const;

/** Places along each side of a bin where the density is looked at: a curve takes long, and has no narrower parts than these. */
const PLACES = { mixture: 8, curve: 4 };

/** What exact histograms came to: those of curves take seconds. */
const expected = new WeakMap<RealData, Distribution>();

/** The Jensen–Shannon divergence from the exact density where that is known, else from a sample of real examples. */
export const divergence: Measure = {
  metrics: ['jensenShannon'],
  of: 'examples',
  *take({ candidate, real, data }) {
    const { known } = data;
    const dimension = real.size as 1 | 2;
    if (!known?.density) {
      const bins = { extent: extentOf(real), count: BINS[dimension] };
      return { jensenShannon: { value: binnedJensenShannon(candidate, real, bins) } };
    }
    const bins = { extent: known.extent, count: BINS[dimension] };
    const places = known.components ? PLACES.mixture : PLACES.curve;
    const exact = expected.get(data) ?? (yield* expectedHistogram(known.density, bins, places));
    expected.set(data, exact);
    return { jensenShannon: { value: jensenShannon(histogram(candidate, bins), exact) } };
  },
};

/** The box that holds a sample. */
function extentOf(sample: Sample): readonly (readonly [number, number])[] {
  return Array.from(exampleOf(sample, 0), (_, axis) => {
    const along = sample.data.filter((_, i) => i % sample.size === axis).sort();
    const [low, high] = [along[0]!, along.at(-1)!];
    return [low, high + (high - low || 1) * 1e-6]; // The highest is inside.
  });
}
