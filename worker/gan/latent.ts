import { type Scalar, type Tensor2D } from '../tf.js';
import type { LatentConfig } from '../../src/shared/config.js';
import { UNIFORM_REACH } from '../../src/shared/latent.js';
import { randomNormal, randomUniform, type RandomStream } from '../random/ops.js';

/** `count` points z from the prior p_z: [count, size]. */
export function drawLatent(
  latent: LatentConfig,
  stream: RandomStream,
  counter: Scalar,
  count: number,
): Tensor2D {
  const shape = [count, latent.size] as const;
  switch (latent.distribution) {
    case 'normal':
      return randomNormal(stream, counter, shape);
    case 'uniform':
      return randomUniform(stream, counter, shape)
        .sub<Tensor2D>(0.5)
        .mul(2 * UNIFORM_REACH);
    default:
      return latent.distribution satisfies never;
  }
}
