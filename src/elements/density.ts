/** Points at which densities and D are drawn, evenly spaced over the line that is shown. */
export const NODES = 160;

/** Half the width of the kernel, in deviations: beyond, it is nothing. */
const REACH = 3;

/** Deviation of the kernel, in nodes: about what separates two points on the screen that can be told apart. */
const BANDWIDTH = 1.5;

/** Evenly spaced points from low to high. */
export function nodesBetween(low: number, high: number, count = NODES): Float32Array {
  return Float32Array.from({ length: count }, (_, i) => low + ((high - low) * i) / (count - 1));
}

/**
 * The density of examples on the line at each node, by a kernel estimate with a Gaussian kernel. What lies outside is
 * left out but counts: the curve's area is the share that is inside.
 */
export function estimateDensity(
  examples: Iterable<number> & { readonly length: number },
  low: number,
  high: number,
): Float32Array {
  const density = new Float32Array(NODES);
  const spacing = (high - low) / (NODES - 1);
  for (const example of examples) {
    const position = (example - low) / spacing;
    const first = Math.max(0, Math.ceil(position - REACH * BANDWIDTH));
    const last = Math.min(NODES - 1, Math.floor(position + REACH * BANDWIDTH));
    for (let i = first; i <= last; i++) density[i]! += Math.exp(-0.5 * ((i - position) / BANDWIDTH) ** 2);
  }
  const area = examples.length * spacing * BANDWIDTH * Math.sqrt(2 * Math.PI);
  return density.map((value) => value / area);
}

/**
 * For each of `count` places, evenly spaced from low to high, the example that lies nearest: the lines that a reader can
 * tell apart, from many examples drawn at random.
 */
export function evenlySpaced(examples: Float32Array, low: number, high: number, count: number): number[] {
  return Array.from(nodesBetween(low, high, count), (place) =>
    examples.reduce((best, x, i) => (Math.abs(x - place) < Math.abs(examples[best]! - place) ? i : best), 0),
  );
}
