import type { LatentConfig } from '../shared/config.js';
import { UNIFORM_REACH } from '../shared/latent.js';
import { randomKey, randomNormal, randomUniform } from '../shared/random.js';

/** The latent points that `sample(count, { seed })` generates from: `[count, size]`. */
export function sampleLatents(
  { size, distribution }: LatentConfig,
  seed: number,
  count: number,
): Float32Array {
  const key = randomKey(seed, 'sampleLatent');
  switch (distribution) {
    case 'normal':
      return randomNormal(key, count * size);
    case 'uniform':
      return randomUniform(key, count * size).map((u) => (u - 0.5) * 2 * UNIFORM_REACH);
    default:
      return distribution satisfies never;
  }
}
