import { randomKey, randomUniform } from '../../../src/shared/random.js';
import type { Dataset } from '../../../worker/data/dataset.js';

const SIDE = 10;
const INK: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => Math.max(Math.abs(x), Math.abs(y)) < 3, // A square.
  (x, y) => Math.abs(x) < 1 || Math.abs(y) < 1, // A cross.
  (x, y) => Math.abs(Math.hypot(x, y) - 3) < 1, // A ring.
];

/** Squares, crosses and rings of 10×10 pixels, moved by up to a pixel, of random darkness, with noise. */
export function drawShapes(seed: number, count: number): Dataset & { readonly data: Uint8Array } {
  const size = SIDE * SIDE;
  const random = randomUniform(randomKey(seed, 'dataset'), count * (size + 3));
  const data = new Uint8Array(count * size);
  const labels = Uint8Array.from({ length: count }, (_, i) => i % INK.length);
  for (let i = 0; i < count; i++) {
    const numbers = random.subarray(i * (size + 3), (i + 1) * (size + 3));
    const [moveX, moveY, darkness] = [numbers[0]! * 2 - 1, numbers[1]! * 2 - 1, 100 + 100 * numbers[2]!];
    for (let place = 0; place < size; place++) {
      const [x, y] = [(place % SIDE) - 4.5 - moveX, Math.floor(place / SIDE) - 4.5 - moveY];
      const ink = INK[labels[i]!]!(x, y) ? darkness : 0;
      data[i * size + place] = ink + 50 * numbers[3 + place]!;
    }
  }
  return { name: 'shapes', count, shape: [SIDE, SIDE, 1], data, labels, range: [0, 255] };
}
