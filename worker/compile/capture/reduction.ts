/** tfjs's kernels that bring several elements together. */
import { util } from '../../tf.js';
import { axisIndex, sizeOf } from '../affine.js';
import type { GraphBuilder } from '../graph-builder.js';
import type { Node } from '../graph.js';
import type { ReduceOp } from '../loops.js';
import type { Call } from './call.js';

export function reduction({ build, inputs: { x }, attrs }: Call, op: ReduceOp): Node {
  const axes = util.parseAxisParam(attrs.reductionIndices ?? attrs.axis, [...x.shape]);
  const reduced = build.reduce(op, x, axes);
  return attrs.keepDims ? build.reshape(reduced, withOnes(x.shape, axes)) : reduced;
}

export function mean(call: Call): Node {
  const { build, inputs } = call;
  const x = build.unary('toF32', inputs.x);
  const sum = reduction({ ...call, inputs: { ...inputs, x } }, 'sum');
  const count = sizeOf(x.shape) / sizeOf(sum.shape);
  return build.binary('mul', sum, build.number(1 / count));
}

/** e^(x − max) / Σ e^(x − max). */
export function softmax({ build, inputs: { logits }, attrs }: Call): Node {
  const axis = positive(attrs.dim, logits);
  const e = build.unary('exp', belowMaximum(build, logits, axis));
  return build.binary('div', e, kept(build, 'sum', e, axis));
}

/** (x − max) − log Σ e^(x − max). */
export function logSoftmax({ build, inputs: { logits }, attrs }: Call): Node {
  const axis = positive(attrs.axis, logits);
  const shifted = belowMaximum(build, logits, axis);
  return build.binary(
    'sub',
    shifted,
    build.unary('log', kept(build, 'sum', build.unary('exp', shifted), axis)),
  );
}

export function batchMatMul({ build, inputs: { a, b }, attrs }: Call): Node {
  const exchanged = (matrix: Node): Node => {
    const axes = [...matrix.shape.keys()];
    return build.transpose(matrix, [...axes.slice(0, -2), axes.at(-1)!, axes.at(-2)!]);
  };
  return build.matmul(attrs.transposeA ? exchanged(a) : a, attrs.transposeB ? exchanged(b) : b);
}

/** Largest number of rows to choose from: the cost of choosing grows with it. */
const MOST_CLASSES = 4096;

/** Row i is 1 at indices[i] and 0 elsewhere. */
export function oneHot(call: Call): Node {
  const { build, inputs, attrs } = call;
  const hot = membership(call, inputs.indices, attrs.depth);
  const chosen = build.select(hot, build.number(attrs.onValue), build.number(attrs.offValue));
  return attrs.dtype === 'int32' ? build.unary('toI32', chosen) : chosen;
}

/**
 * Rows of a table, as a product with which rows they are: differentiable like any product, and exact where the table is
 * finite. The zeros of the product turn an infinity, or NaN, into NaN in that column of every row.
 */
export function gather(call: Call): Node {
  const { build, inputs, attrs } = call;
  const { x, indices } = inputs;
  const axis = positive(attrs.axis, x);
  if (axis !== 0 || attrs.batchDims !== 0) throw new Error('it gathers along another axis than the first');
  const hot = membership(call, build.reshape(indices, [sizeOf(indices.shape)]), x.shape[0]!);
  const rows = build.matmul(hot, build.reshape(x, [x.shape[0]!, sizeOf(x.shape.slice(1))]));
  return build.reshape(rows, [...indices.shape, ...x.shape.slice(1)]);
}

/** The gradient of gathering: row i of x is added to row segmentIds[i]. */
export function segmentSum(call: Call): Node {
  const { build, inputs, attrs } = call;
  const { x, segmentIds } = inputs;
  const count = attrs.numSegments;
  const hot = build.transpose(membership(call, segmentIds, count), [1, 0]); // [segments, n]
  const sums = build.matmul(hot, build.reshape(x, [x.shape[0]!, sizeOf(x.shape.slice(1))]));
  return build.reshape(sums, [count, ...x.shape.slice(1)]);
}

/** Whether element i is j: [...indices, count]. */
function membership({ build, constant }: Call, indices: Node, count: number): Node {
  if (count > MOST_CLASSES) throw new Error(`it chooses from more than ${MOST_CLASSES} rows`);
  const shape = [...indices.shape, count];
  const numbers = constant(
    Int32Array.from({ length: count }, (_, i) => i),
    [count],
  );
  const spread = build.view(
    indices,
    shape,
    indices.shape.map((_, axis) => axisIndex(axis, shape.length)),
  );
  return build.binary('equal', spread, numbers);
}

function belowMaximum(build: GraphBuilder, x: Node, axis: number): Node {
  return build.binary('sub', x, kept(build, 'max', x, axis));
}

/** A reduction that keeps its axis, with length 1. */
function kept(build: GraphBuilder, op: ReduceOp, x: Node, axis: number): Node {
  return build.reshape(build.reduce(op, x, [axis]), withOnes(x.shape, [axis]));
}

function withOnes(shape: readonly number[], axes: readonly number[]): readonly number[] {
  return shape.map((length, axis) => (axes.includes(axis) ? 1 : length));
}

function positive(axis: number, { shape }: Node): number {
  return axis < 0 ? shape.length + axis : axis;
}
