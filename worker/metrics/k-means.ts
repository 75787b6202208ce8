import { nearestOf } from './neighbours.js';
import { exampleOf, type Measurement, type Sample } from './sample.js';

/**
 * `count` centres by Lloyd's algorithm from the first examples of a sample in no order: the row beside a Parzen likelihood that beats real
 * data without generating anything (Theis et al. 2016). A centre that nobody is near to stays where it was.
 */
export function* kMeans(sample: Sample, count: number, iterations: number): Measurement<Sample> {
  const { size } = sample;
  const data = sample.data.slice(0, count * size);
  const centres = { data, size };
  for (let iteration = 0; iteration < iterations; iteration++) {
    const { indices } = yield* nearestOf(sample, [centres]);
    const members = new Int32Array(count);
    const sums = new Float64Array(count * size);
    for (const [i, centre] of indices.entries()) {
      members[centre]!++;
      exampleOf(sample, i).forEach((value, k) => (sums[centre * size + k]! += value));
      yield;
    }
    sums.forEach((sum, i) => {
      const near = members[Math.floor(i / size)]!;
      if (near > 0) data[i] = sum / near;
    });
  }
  return centres;
}
