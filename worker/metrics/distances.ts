import { countOf, type Measurement, type Sample } from './sample.js';

/** Multiply-adds between two yields: a few milliseconds. */
const PART = 4e6;

/** Squared Euclidean distances of each example of `a` to each of `b`: [count of a, count of b]. */
export function* squaredDistances(a: Sample, b: Sample): Measurement<Float32Array> {
  const [rows, columns, { size }] = [countOf(a), countOf(b), a];
  const distances = new Float32Array(rows * columns);
  let work = 0;
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      let sum = 0;
      for (let k = 0; k < size; k++) {
        const difference = a.data[i * size + k]! - b.data[j * size + k]!;
        sum += difference * difference;
      }
      distances[i * columns + j] = sum;
    }
    work += columns * size;
    if (work > PART) {
      work = 0;
      yield;
    }
  }
  return distances;
}
