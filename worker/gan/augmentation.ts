import {
  floor,
  greaterEqual,
  less,
  matMul,
  mean,
  slice,
  tensor1d,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
} from '../tf.js';
import type { TrainingPass } from './pass.js';

/** [m, height, width, channels]. */
type Images = Tensor;
/** A number for each image: [m, 1]. */
type Chances = Tensor;

/**
 * DiffAugment (Zhao et al. 2020) with all that it has: colour, translation, cutout. D then never sees an image as it is, and
 * cannot learn the dataset by heart; G learns through it, because all of it can be differentiated. [m, h·w·c] → the same.
 *
 * Strengths are those of the reference implementation, which has images in [−1, 1] as they are here for a G that ends in
 * tanh; what comes in from beyond the border is 0, and so is what is cut out.
 */
export function augment(examples: Tensor2D, shape: readonly number[], pass: TrainingPass): Tensor2D {
  const m = examples.shape[0];
  const uniform = pass.uniform('augmentation', [m, 7]);
  const chance = (i: number): Chances => slice(uniform, [0, i], [m, 1]);
  const images = examples.reshape([m, ...shape]);
  const coloured = recolour(images, chance(0), chance(1), chance(2));
  return cutOut(translate(coloured, chance(3), chance(4)), chance(5), chance(6)).reshape(examples.shape);
}

/** Brightness by up to ±½; then saturation, where there are three channels, by 0 to 2; then contrast by ½ to 1½. */
function recolour(images: Images, brightness: Chances, saturation: Chances, contrast: Chances): Images {
  const each = (chances: Chances): Tensor => chances.reshape([-1, 1, 1, 1]);
  const brightened = images.add(each(brightness.sub(0.5)));
  const saturated = images.shape[3] === 3 ? spread(brightened, [3], each(saturation.mul(2))) : brightened;
  return spread(saturated, [1, 2, 3], each(contrast.add(0.5)));
}

/** All deviations from the mean over these axes, times a factor. */
function spread(images: Images, axes: number[], factor: Tensor): Images {
  const centre = mean(images, axes, true);
  return images.sub(centre).mul(factor).add(centre);
}

/** By up to an eighth of each side, in whole pixels. */
function translate(images: Images, rows: Chances, columns: Chances): Images {
  const [m = 1, height = 1, width = 1, channels = 1] = images.shape;
  const moved = matMul(shift(height, rows), images.reshape([m, height, width * channels]));
  const columnsFirst = moved.reshape([m, height, width, channels]).transpose([0, 2, 1, 3]);
  const movedTwice = matMul(shift(width, columns), columnsFirst.reshape([m, width, height * channels]));
  return movedTwice.reshape([m, width, height, channels]).transpose([0, 2, 1, 3]);
}

/** S_qp = 1 where p = q + d, so that S x is x moved by −d: [m, side, side]. */
function shift(side: number, chances: Chances): Tensor {
  const most = Math.floor(side / 8);
  const distance = floor(chances.mul(2 * most + 1))
    .sub(most)
    .reshape([-1, 1, 1]);
  const places = placesAlong(side);
  return places
    .reshape([1, 1, side])
    .equal(places.reshape([1, side, 1]).add(distance))
    .cast('float32');
}

/** A rectangle of half the sides becomes 0, or what of it lies within the image. */
function cutOut(images: Images, row: Chances, column: Chances): Images {
  const [m = 1, height = 1, width = 1] = images.shape;
  const rows = within(height, row).reshape([m, height, 1, 1]);
  const columns = within(width, column).reshape([m, 1, width, 1]);
  return images.mul(rows.mul(columns).neg().add(1));
}

/** 1 for half of the places along a side, around a random one: [m, side]. */
function within(side: number, chances: Chances): Tensor {
  const length = Math.floor(side / 2);
  const centre = floor(chances.mul(side + 1 - (length % 2)));
  const first = centre.sub(Math.floor(length / 2)); // [m, 1]
  const places = placesAlong(side);
  return greaterEqual(places, first)
    .cast('float32')
    .mul(less(places, first.add(length)).cast('float32'));
}

/** 0 … side − 1: [side]. */
function placesAlong(side: number): Tensor1D {
  return tensor1d(Array.from({ length: side }, (_, place) => place));
}
