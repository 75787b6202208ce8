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
export const NEIGHBOURS = 5;

export function* manifoldScore(real: Sample, generated: Sample, k = NEIGHBOURS): Measurement<ManifoldScore> {
  const [reals, fakes] = [countOf(real), countOf(generated)];
  const realRadii = yield* radii(real, k);
  const fakeRadii = yield* radii(generated, k);
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
    yield;
  }
  return {
    precision: isReal.reduce((sum, one) => sum + one, 0) / fakes,
    recall: recalled / reals,
    density: inside / (k * fakes),
    coverage: covered / reals,
  };
}

/** The squared distance of each example to its k-th neighbour, itself not counted. */
function* radii(sample: Sample, k: number): Measurement<Float32Array> {
  const distances = yield* squaredDistances(sample, sample);
  const count = countOf(sample);
  const radii = new Float32Array(count);
  const least = new Float64Array(k + 1); // In ascending order. The first is that of the example to itself.
  for (let i = 0; i < count; i++) {
    least.fill(Infinity);
    for (let j = i * count; j < (i + 1) * count; j++) {
      if (distances[j]! < least[k]!) insert(least, distances[j]!);
    }
    radii[i] = least[k]!;
    yield;
  }
  return radii;
}

/** Puts a number in its place among those in ascending order, of which the last is dropped; tells the place. */
function insert(least: Float32Array | Float64Array, value: number): number {
  let place = least.length - 1;
  for (; place > 0 && least[place - 1]! > value; place--) least[place] = least[place - 1]!;
  least[place] = value;
  return place;
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
  const [toFake, toReal] = [new Float32Array(reals).fill(Infinity), new Float32Array(fakes).fill(Infinity)];
  for (let i = 0; i < reals; i++) {
    for (let j = 0; j < fakes; j++) {
      const distance = between[i * fakes + j]!;
      if (distance < toFake[i]!) toFake[i] = distance;
      if (distance < toReal[j]!) toReal[j] = distance;
    }
    yield;
  }
  const correctReal = yield* closerAmongOwn(real, toFake);
  const correctGenerated = yield* closerAmongOwn(generated, toReal);
  return {
    accuracy: (correctReal + correctGenerated) / (reals + fakes),
    real: correctReal / reals,
    generated: correctGenerated / fakes,
  };
}

/** How many examples are closer to another of their own sample than to any of the other, which is `others` away. */
function* closerAmongOwn(sample: Sample, others: Float32Array): Measurement<number> {
  const distances = yield* squaredDistances(sample, sample);
  const count = countOf(sample);
  let closer = 0;
  for (let i = 0; i < count; i++) {
    let own = Infinity;
    for (let j = 0; j < count; j++) if (j !== i) own = Math.min(own, distances[i * count + j]!);
    if (own < others[i]!) closer++;
    yield;
  }
  return closer;
}

/** For each example of `queries`, the k nearest, in ascending order: `[count of queries, k]`. */
export interface Nearest {
  readonly indices: Int32Array;
  /** Euclidean. */
  readonly distances: Float32Array;
}

/** @param among In parts, because it may be large: at least k examples in all, numbered through. */
export function* nearestOf(queries: Sample, among: Iterable<Sample>, k = 1): Measurement<Nearest> {
  const count = countOf(queries);
  const indices = new Int32Array(count * k);
  const distances = new Float32Array(count * k).fill(Infinity);
  let first = 0;
  for (const part of among) {
    const others = countOf(part);
    const squared = yield* squaredDistances(queries, part);
    for (let i = 0; i < count; i++) {
      const least = distances.subarray(i * k, (i + 1) * k);
      const nearest = indices.subarray(i * k, (i + 1) * k);
      for (let j = 0; j < others; j++) {
        const distance = squared[i * others + j]!;
        if (distance >= least[k - 1]!) continue;
        const place = insert(least, distance);
        nearest.copyWithin(place + 1, place);
        nearest[place] = first + j;
      }
      yield;
    }
    first += others;
  }
  return { indices, distances: distances.map(Math.sqrt) };
}

/**
 * The mean distance of generated examples to the nearest training example, by that of real examples which are not among
 * those: about 1 where what is generated is as new as they are, near 0 where training examples come back.
 * @param training In parts, because it is large: all of it, or else a copy of what is left out counts as new.
 */
export function* memorisationRatio(
  generated: Sample,
  unseen: Sample,
  training: Iterable<Sample>,
): Measurement<number> {
  const least = [generated, unseen].map((sample) => new Float32Array(countOf(sample)).fill(Infinity));
  for (const part of training)
    for (const [s, sample] of [generated, unseen].entries()) {
      const { distances } = yield* nearestOf(sample, [part]);
      distances.forEach((distance, i) => (least[s]![i] = Math.min(least[s]![i]!, distance)));
    }
  const [ofGenerated, ofUnseen] = least.map(
    (distances) => distances.reduce((sum, distance) => sum + distance, 0) / distances.length,
  );
  return ofGenerated! / ofUnseen!;
}
