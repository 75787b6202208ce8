import { normalFromBits, randomBits, uniformFromBits, type RandomKey } from '../random.js';

/** A point on the line or in the plane. */
export type Point = readonly [number] | readonly [number, number];

/** The isotropic normal distribution N(centre, deviation² I). */
export interface Normal {
  readonly centre: Point;
  readonly deviation: number;
}

/**
 * `count` examples, each from the normal that `normalAt` gives for a number uniform on [0, 1). Every example takes the
 * same number of random words, so that a longer draw begins with a shorter one.
 */
export function drawNoisyPoints(
  key: RandomKey,
  count: number,
  dimension: number,
  normalAt: (uniform: number) => Normal,
): Float32Array {
  const bits = randomBits(key, count * (1 + dimension));
  const examples = new Float32Array(count * dimension); // [count, dimension]
  for (let word = 0, i = 0; i < examples.length;) {
    const { centre, deviation } = normalAt(uniformFromBits(bits[word++]!));
    for (const coordinate of centre) examples[i++] = coordinate + deviation * normalFromBits(bits[word++]!);
  }
  return examples;
}
