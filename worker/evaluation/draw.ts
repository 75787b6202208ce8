import { randomBits, randomKey } from '../../src/shared/random.js';
import type { DrawRequest } from '../../src/shared/worker-api.js';
import { examplesAtOnce, type Generator } from '../generator.js';
import type { Sample } from '../metrics/sample.js';
import { gamePoints } from './game.js';
import type { RealData } from './real-data.js';
import { giveWay } from './slices.js';

/** `count` generated examples, as metrics see them. A larger sample begins with a smaller one. */
export async function generate(
  generator: Generator,
  data: RealData,
  { count, seed }: DrawRequest,
  signal: AbortSignal,
): Promise<Sample> {
  const { size } = data.examples(0, 0);
  const rows = examplesAtOnce(size);
  const seeds = randomBits(randomKey(seed, 'metric'), Math.ceil(count / rows));
  const generated = new Float32Array(count * size);
  for (const [i, own] of seeds.entries()) {
    const { data: some } = await generator.sample({ count: rows, seed: own });
    generated.set(some.subarray(0, (count - i * rows) * size), i * rows * size);
    await giveWay(signal);
  }
  return { data: data.scaled(generated), size };
}

/** D at the points of the line where the game is looked at. */
export function judge(generator: Generator, data: RealData): Promise<Float32Array> {
  return generator.discriminate(gamePoints(data.known!));
}
