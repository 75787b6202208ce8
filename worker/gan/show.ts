import { scalar, type Tensor2D } from '../tf.js';
import { sizeOf } from '../../src/shared/dataset.js';
import { augment } from './augmentation.js';
import type { Game } from './game.js';
import type { TrainingPass } from './pass.js';

/** What D sees of examples while it is trained: augmented, through noise, and several at a time. [m, data] → [m/p, p·data]. */
export function show(game: Game, examples: Tensor2D, pass: TrainingPass): Tensor2D {
  const { augmentation, instanceNoise, schedule, step, shape } = game;
  let seen = augmentation === 'none' ? examples : augment(examples, shape, pass);
  if (instanceNoise > 0) {
    const deviation = schedule.instanceNoise(scalar(instanceNoise), step);
    seen = seen.add(pass.normal('instanceNoise', seen.shape).mul(deviation));
  }
  return pack(game, seen);
}

/** What D, which knows examples by the pack only, is asked about single ones: packs of one example. */
export function showAlone(game: Game, examples: Tensor2D): Tensor2D {
  const { packing } = game;
  if (packing === 1) return examples;
  const [m, columns] = examples.shape;
  const repeated = examples.reshape([m, 1, columns]).tile([1, packing, 1]);
  return pack(game, repeated.reshape([m * packing, columns]));
}

/** Packs lie along the last axis of an example, like channels: [m, …, c] → [m/p, …, p·c]. */
export function pack({ packing, shape }: Pick<Game, 'packing' | 'shape'>, examples: Tensor2D): Tensor2D {
  if (packing === 1) return examples;
  const channels = shape.at(-1)!;
  const places = sizeOf(shape) / channels;
  return examples
    .reshape([-1, packing, places, channels])
    .transpose([0, 2, 1, 3])
    .reshape([-1, packing * places * channels]);
}
