import type { LatentConfig } from './config.js';
import { randomKey, randomNormal, randomUniform, upperQuantile, type RandomKey } from './random.js';

/** Half the width of the uniform prior: on [−√3, √3) it has mean 0 and variance 1, like the normal one. */
export const UNIFORM_REACH = Math.sqrt(3);

/** The latent points that `sample(count, { seed })` generates from: `[count, size]`. */
export function sampleLatents(latent: LatentConfig, seed: number, count: number): Float32Array {
  return drawLatents(latent, randomKey(seed, 'sampleLatent'), count);
}

/** Points z from the prior p_z: `[count, size]`. */
export function drawLatents(
  { size, distribution }: LatentConfig,
  key: RandomKey,
  count: number,
): Float32Array {
  switch (distribution) {
    case 'normal':
      return randomNormal(key, count * size);
    case 'uniform':
      return randomUniform(key, count * size).map((u) => (u - 0.5) * 2 * UNIFORM_REACH);
    default:
      return distribution satisfies never;
  }
}

/** The number below which a coordinate of z lies with this probability, above 0 and below 1. */
export function latentQuantile({ distribution }: LatentConfig, probability: number): number {
  switch (distribution) {
    case 'normal':
      return probability < 0.5 ? -upperQuantile(probability) : upperQuantile(1 - probability);
    case 'uniform':
      return (2 * probability - 1) * UNIFORM_REACH;
    default:
      return distribution satisfies never;
  }
}
