/** From a lowest to a highest value. */
export type Interval = readonly [low: number, high: number];

/** Numbers 1, 2 or 5 times a power of ten apart, at most about `count`, from the first at or above `low` to `high`. */
export function ticksBetween(low: number, high: number, count: number): number[] {
  const step = niceStep((high - low) / count);
  const first = Math.ceil(low / step);
  const last = Math.floor(high / step);
  return Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step);
}

/** The least 1, 2 or 5 times a power of ten that is not below `size`. */
export function niceStep(size: number): number {
  const power = 10 ** Math.floor(Math.log10(size));
  return power * ([1, 2, 5].find((factor) => factor * power >= size) ?? 10);
}

/** So many pixels apart, two dots are in the same place. */
const SAME = 5;

/**
 * Moves labels apart that would lie on top of each other: each comes out at least `spacing` from the next and within low
 * to high, as near to where it wants to be as that allows, and in the order of these places. Those that want to be in the
 * same place keep the order in which they are given, so that they do not change places all the time.
 */
export function spread(places: readonly number[], spacing: number, low: number, high: number): number[] {
  const order = places.map((_, i) => i).sort((a, b) => places[a]! - places[b]!);
  // Each run of those in the same place goes back to the order in which they are given.
  for (let i = 0, end = 0; i < order.length; i = end) {
    while (end < order.length && places[order[end]!]! - places[order[i]!]! < SAME) end++;
    order.splice(i, end - i, ...order.slice(i, end).sort((a, b) => a - b));
  }
  const spaced = [...places];
  order.reduce((least, i) => (spaced[i] = Math.max(spaced[i]!, least)) + spacing, low);
  order.reduceRight((most, i) => (spaced[i] = Math.min(spaced[i]!, most)) - spacing, high);
  return spaced;
}
