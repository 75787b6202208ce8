import { squaredDistances } from './distances.js';
import { countOf, type Measurement, type Sample } from './sample.js';

/** Precision and recall (Kynkäänniemi et al. 2019), density and coverage (Naeem et al. 2020). */
export interface ManifoldScore {
  /** Share of generated examples within the k-neighbourhood of some real one: fidelity. */
  readonly precision: number;
  /** Share of real examples within the k-neighbourhood of some generated one: diversity. */
  readonly recall: number;
  /** In how many real examples' k-neighbourhoods a generated one lies, by k: 1 for two samples of one distribution. */
  readonly density: number;
  /** Share of real examples with a generated one in their k-neighbourhood: diversity, robust to outliers. */
  readonly coverage: number;
}

/** Neighbours that make a neighbourhood: Naeem et al. 2020, section 4. */
const NEIGHBOURS = 5;

export function* manifoldScore(real: Sample, generated: Sample, k = NEIGHBOURS): Measurement<ManifoldScore> {
  const [reals, fakes] = [countOf(real), countOf(generated)];
  const realRadii = radii(yield* squaredDistances(real, real), reals, k);
  const fakeRadii = radii(yield* squaredDistances(generated, generated), fakes, k);
  const distances = yield* squaredDistances(real, generated);
  const isReal = new Uint8Array(fakes);
  let [recalled, covered, inside] = [0, 0, 0];
  for (let i = 0; i < reals; i++) {
    let [isRecalled, isCovered] = [false, false];
    for (let j = 0; j < fakes; j++) {
      const distance = distances[i * fakes + j]!;
      isRecalled ||= distance < fakeRadii[j]!;
      if (distance >= realRadii[i]!) continue;
      isCovered = true;
      isReal[j] = 1;
      inside++;
    }
    if (isRecalled) recalled++;
    if (isCovered) covered++;
  }
  return {
    precision: isReal.reduce((sum, one) => sum + one, 0) / fakes,
    recall: recalled / reals,
    density: inside / (k * fakes),
    coverage: covered / reals,
  };
}

/** The squared distance of each example to its k-th neighbour, itself not counted. */
function radii(distances: Float32Array, count: number, k: number): Float32Array {
  return Float32Array.from(
    { length: count },
    (_, i) => distances.slice(i * count, (i + 1) * count).sort()[k]!,
  );
}

/** Two-sample test by the nearest neighbour (Lopez-Paz and Oquab 2017; Xu et al. 2018). */
export interface TwoSampleScore {
  /** Share of all examples whose nearest other is of their own sample: ½ for one distribution, 1 for disjoint ones. */
  readonly accuracy: number;
  /** The same of the real ones: below ½ where generated ones crowd around them, as a memoriser's do. */
  readonly real: number;
  /** The same of the generated ones: near 1 where they crowd together. */
  readonly generated: number;
}

/** Leave-one-out accuracy of a 1-nearest-neighbour classifier. Both samples should be of one size. */
export function* nearestNeighbourTest(real: Sample, generated: Sample): Measurement<TwoSampleScore> {
  const [reals, fakes] = [countOf(real), countOf(generated)];
  const between = yield* squaredDistances(real, generated);
  const least = (distances: Float32Array, count: number, own: number): number =>
    distances.reduce(
      (nearest, distance, j) => (j % count !== own ? Math.min(nearest, distance) : nearest),
      Infinity,
    );
  const amongReal = yield* squaredDistances(real, real);
  let correctReal = 0;
  for (let i = 0; i < reals; i++) {
    const own = least(amongReal.subarray(i * reals, (i + 1) * reals), reals, i);
    const other = least(between.subarray(i * fakes, (i + 1) * fakes), fakes, -1);
    if (own < other) correctReal++;
  }
  const amongGenerated = yield* squaredDistances(generated, generated);
  let correctGenerated = 0;
  for (let j = 0; j < fakes; j++) {
    const own = least(amongGenerated.subarray(j * fakes, (j + 1) * fakes), fakes, j);
    let other = Infinity;
    for (let i = 0; i < reals; i++) other = Math.min(other, between[i * fakes + j]!);
    if (own < other) correctGenerated++;
  }
  return {
    accuracy: (correctReal + correctGenerated) / (reals + fakes),
    real: correctReal / reals,
    generated: correctGenerated / fakes,
  };
}

/** For each example of `queries`, the nearest of `among`. */
export interface Nearest {
  readonly indices: Int32Array;
  /** Euclidean. */
  readonly distances: Float32Array;
}

export function* nearestOf(queries: Sample, among: Sample): Measurement<Nearest> {
  const [count, others] = [countOf(queries), countOf(among)];
  const squared = yield* squaredDistances(queries, among);
  const indices = new Int32Array(count);
  for (let i = 0; i < count; i++)
    for (let j = 1; j < others; j++)
      if (squared[i * others + j]! < squared[i * others + indices[i]!]!) indices[i] = j;
  return {
    indices,
    distances: Float32Array.from(indices, (j, i) => Math.sqrt(squared[i * others + j]!)),
  };
}

/**
 * The mean distance of generated examples to the nearest training example, by that to the nearest of as many held out:
 * about 1 where nothing was memorised, near 0 where training examples come back.
 */
export function* memorisationRatio(
  generated: Sample,
  training: Sample,
  heldOut: Sample,
): Measurement<number> {
  const toTraining = yield* nearestOf(generated, training);
  const toHeldOut = yield* nearestOf(generated, heldOut);
  const sum = (distances: Float32Array): number => distances.reduce((total, distance) => total + distance, 0);
  return sum(toTraining.distances) / sum(toHeldOut.distances);
}
