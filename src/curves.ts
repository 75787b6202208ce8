import type { Progress } from './shared/progress.js';

/** Names of what the charts show of a step, in the order of the series' indices. */
export const CURVES = ['value', 'discriminator loss', 'generator loss', 'D(x)', 'D(G(z))'];

/** What the charts show of a step, in that order. */
export function curvesOf({ value, losses, scores }: Progress): readonly number[] {
  return [value, losses.discriminator, losses.generator, scores.real, scores.fake];
}
