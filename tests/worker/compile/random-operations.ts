/** What random graphs are made of. */
import * as tf from '../../../worker/tf.js';

type T = tf.Tensor2D;

/** Something to do with one or two matrices, each of which has one row or all, and one column or all. */
export type Operation = (a: T, b: T) => tf.Tensor;

export const OPERATIONS: Readonly<Record<string, Operation>> = {
  add: (a, b) => a.add(b),
  sub: (a, b) => a.sub(b),
  mul: (a, b) => a.mul(b),
  maximum: (a, b) => full(a, b).maximum(full(b, a)),
  minimum: (a, b) => full(a, b).minimum(full(b, a)),
  div: (a, b) => a.div(b.square().add(1)),
  step: (a, b) => a.step().mul(b.tanh()),
  tanh: (a) => a.tanh(),
  sigmoid: (a) => a.sigmoid(),
  softplus: (a) => a.softplus(),
  exp: (a) => a.tanh().exp<T>(),
  log: (a) => a.square().add(0.5).log(),
  sin: (a) => a.sin(),
  sqrt: (a) => a.square().add(0.1).sqrt(),
  relu: (a) => a.relu(),
  leakyRelu: (a) => tf.leakyRelu(a, 0.2),
  square: (a) => a.tanh().square(),
  softmax: (a) => tf.softmax(a),
  sumOfRows: (a) => a.sum(0, true).div(a.shape[0]),
  sumOfColumns: (a) => a.sum(1, true).div(a.shape[1]),
  total: (a) => a.mean().reshape([1, 1]),
  maximumOfRow: (a) => a.max(1, true),
  minimumOfColumn: (a) => a.min(0, true),
  ...reductionsOfBlocks(),
  chosen: (a, b) => tf.where(everyThird(full(a, b).shape), full(a, b), full(b, a).neg()),
  productThere: (a, b) =>
    a.shape[1] === b.shape[1] ? scaled(tf.matMul(tf.matMul(a, b, false, true), b)) : a,
  productBack: (a, b) => (a.shape[0] === b.shape[0] ? scaled(tf.matMul(a, tf.matMul(a, b, true, false))) : a),
  productOfEach: (a, b) =>
    a.shape[1] === b.shape[1]
      ? scaled(tf.matMul(block(a, 0), block(b, 0), false, true))
          .sum(0)
          .mean(1, true)
      : a,
  convolved: (a, b) => convolved(a, b, 1),
  convolvedInStrides: (a, b) => convolved(a, b, 2).tile([2, 2]).slice([0, 0], a.shape),
  transposed: (a) => a.transpose().neg().transpose(),
  flattened: (a) => a.flatten().abs().reshape(a.shape),
  reversed: (a) => a.reverse(0).add(a.reverse(1)),
  padded: (a) =>
    tf.pad(a.slice([0, 0], [a.shape[0], 1]), [
      [0, 0],
      [0, a.shape[1] - 1],
    ]),
  concatenated: (a) => tf.concat([a.neg(), a.mul(2)], 1).slice([0, a.shape[1] - 1], [a.shape[0], a.shape[1]]),
  gathered: (a) =>
    tf.gather(
      a,
      Array.from({ length: a.shape[0] }, (_, i) => (i * i + 1) % a.shape[0]),
    ),
  tiled: (a) => a.tile([2, 3]).slice([a.shape[0] >> 1, a.shape[1]], a.shape),
  stacked: (a) => tf.concat([a, a.exp().clipByValue(0, 3)], 0).slice([a.shape[0] >> 1, 0], a.shape),
};

/** As large as the two broadcast together: tfjs has no gradient of some ops where they broadcast themselves. */
function full(a: T, b: T): T {
  return a.add(b.mul(0));
}

function everyThird([rows, columns]: [number, number]): T {
  return tf.tensor2d(
    Array.from({ length: rows * columns }, (_, i) => i % 3 === 0),
    [rows, columns],
    'bool',
  );
}

/** Three matrices side by side along a new axis. */
function block(a: T, axis: number): tf.Tensor3D {
  return tf.stack([a, a.neg(), a.mul(0.5)], axis) as tf.Tensor3D;
}

/** Reductions of a block over each set of axes that leaves a matrix's rows, its columns, both or neither. */
function reductionsOfBlocks(): Record<string, Operation> {
  const operations: Record<string, Operation> = {};
  for (const blockAxis of [0, 1, 2]) {
    const [rows, columns] = [0, 1, 2].filter((axis) => axis !== blockAxis) as [number, number];
    for (const more of [[], [rows], [columns], [rows, columns]]) {
      const axes = [blockAxis, ...more];
      const shapeOf = ({ shape }: T): [number, number] => [
        more.includes(rows) ? 1 : shape[0],
        more.includes(columns) ? 1 : shape[1],
      ];
      operations[`mean of axes ${axes.join()}`] = (a) => block(a, blockAxis).mean(axes).reshape(shapeOf(a));
      operations[`maximum of axes ${axes.join()}`] = (a) => block(a, blockAxis).max(axes).reshape(shapeOf(a));
    }
  }
  return operations;
}

/** As an image of one channel, with a filter of 3 × 3 that depends on `b`. */
function convolved(a: T, b: T, strides: number): T {
  const waves = Float32Array.from({ length: 9 }, (_, i) => Math.sin(1 + i) / 3);
  const filter = tf.tensor4d(waves, [3, 3, 1, 1]).mul<tf.Tensor4D>(b.mean());
  const image = a.reshape<tf.Tensor4D>([1, a.shape[0], a.shape[1], 1]);
  const result = tf.conv2d(image, filter, strides, 'same');
  return result.reshape([result.shape[1], result.shape[2]]);
}

/** Keeps products of many terms near the numbers that they are made of. */
function scaled(product: T): T {
  return product.div(product.abs().max().add(1));
}
