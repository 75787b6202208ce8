import type { Tensor2D } from '../tf.js';
import { randomNormal, randomUniform, randomStream } from '../random/ops.js';
import type { Stream } from '../../src/shared/random.js';
import type { Game } from './game.js';

/** How examples go through a network: to train on them, when chance may have a part, or to look at what comes out. */
export type Pass = TrainingPass | { readonly training: false };

export interface TrainingPass {
  readonly training: true;
  /** Uniform on [0, 1): [rows, columns], new in each step. `place` separates repeated draws from one stream. */
  readonly uniform: (stream: Stream, shape: readonly [number, number], place?: number) => Tensor2D;
  /** Standard normal, in the same way. */
  readonly normal: (stream: Stream, shape: readonly [number, number], place?: number) => Tensor2D;
}

export const EVALUATION: Pass = { training: false };

/** The passes of one step, through D but for the two through G; their chances are independent of each other. */
const VIEWS = { real: 0, generated: 1, judged: 2, compared: 3, throughG: 4, throughGForG: 5 } as const;
export type View = keyof typeof VIEWS;

/** More than the largest k: substeps are below. */
export const SUBSTEPS = 128;

/** @param substep Which of the k discriminator steps this is. */
export function trainingPass(
  { seed, step }: Pick<Game, 'seed' | 'step'>,
  view: View,
  substep = 0,
): TrainingPass {
  const streamOf = (stream: Stream, place: number): ReturnType<typeof randomStream> =>
    randomStream(seed, stream, substep + SUBSTEPS * (VIEWS[view] + Object.keys(VIEWS).length * place));
  return {
    training: true,
    uniform: (stream, shape, place = 0) => randomUniform(streamOf(stream, place), step, shape),
    normal: (stream, shape, place = 0) => randomNormal(streamOf(stream, place), step, shape),
  };
}
