import { expect } from 'chai';
import * as tf from '../../../worker/tf.js';
import { LOWERINGS } from '../../../worker/compile/capture/lowerings.js';
import { randomNormal, randomRows, randomStream, randomUniform } from '../../../worker/random/ops.js';
import { expectAsOnTfjs, type Computation } from './compiled.js';
import { InterpretingMachine } from './interpreting-machine.js';

type T2 = tf.Tensor2D;

/** a and b: [3, 4] of both signs and without zeros. c: [4], positive. n: [3] integers from 0 to 3. */
const INPUTS = (): tf.Tensor[] => [
  tf.tensor2d([0.3, -1.2, 2.5, -0.7, 1.1, 0.4, -2.2, 3.1, -0.9, 0.6, -1.7, 0.2], [3, 4]),
  tf.tensor2d([1.4, -0.3, 0.8, -2.6, -1.1, 0.4, 2.9, -0.5, 0.1, -1.6, 2.1, 0.7], [3, 4]),
  tf.tensor1d([0.5, 1.5, 2.5, 3.5]),
  tf.tensor1d([2, 0, 3], 'int32'),
];

const images = (a: tf.Tensor, b: tf.Tensor): tf.Tensor4D =>
  tf.concat([a, b, a.mul(b), a.add(b), b.sub(a), a.abs()]).reshape<tf.Tensor4D>([1, 6, 6, 2]);

const filters = (a: tf.Tensor, b: tf.Tensor): tf.Tensor4D =>
  tf.concat([a, b, a.mul(b)]).reshape<tf.Tensor4D>([3, 2, 2, 3]);

/** For each kernel, an expression of tfjs that calls it. */
const CASES: Readonly<Record<string, Computation>> = {
  Abs: (a) => a.abs(),
  Add: (a, b) => a.add(b),
  AddN: (a, b) => tf.addN([a, b, a]),
  All: (a) => a.greater(-1).all(1),
  Any: (a) => a.greater(2).any(1),
  BatchMatMul: (a, b) => [
    tf.matMul(a, b, false, true),
    tf.matMul(a, b, true, false),
    tf.matMul(a.reshape([3, 2, 2]), b.reshape([3, 2, 2])),
    tf.matMul(a, b.slice([0, 0], [1, 4]), false, true),
  ],
  BroadcastTo: (_, __, c) => tf.broadcastTo(c, [2, 3, 4]),
  Cast: (a) => [a.toInt().toFloat(), a.toBool().toFloat()],
  Ceil: (a) => a.ceil(),
  ClipByValue: (a) => a.clipByValue(-1, 0.5),
  Concat: (a, b, c) => [
    tf.concat([a, b, a.neg()]),
    tf.concat([a, b.slice([0, 1], [3, 2])], 1),
    tf.concat([c, c.square()]),
  ],
  Conv2D: (a, b) => [
    tf.conv2d(images(a, b), filters(a, b), 1, 'same'),
    tf.conv2d(images(a, b), filters(a, b), 2, 'valid'),
    tf.conv2d(images(a, b), filters(a, b), 1, 'valid', 'NHWC', 2),
  ],
  Conv2DBackpropFilter: (a, b) =>
    tf.grad((w) => tf.conv2d(images(a, b), w as tf.Tensor4D, 2, 'same').square())(filters(a, b)),
  Conv2DBackpropInput: (a, b) => [
    tf.conv2dTranspose(images(a, b), filters(a, b).transpose([0, 1, 3, 2]), [1, 12, 12, 3], 2, 'same'),
    tf.grad((x) => tf.conv2d(x as tf.Tensor4D, filters(a, b), 1, 'valid').square())(images(a, b)),
    tf.grad((x) => tf.conv2d(x as tf.Tensor4D, filters(a, b), 3, 'same').square())(images(a, b)),
  ],
  Cos: (a) => a.cos(),
  Elu: (a) => a.elu(),
  Equal: (a, b) => a.round().equal(b.round()),
  Exp: (a) => a.exp(),
  ExpandDims: (a) => a.expandDims(1).mul(a.expandDims(0)),
  Expm1: (a) => a.expm1(),
  Fill: (a) => tf.fill([3, 4], 2.5).mul(a),
  Floor: (a) => a.floor(),
  FusedBatchNorm: (a, b, c) =>
    tf.batchNorm2d(a as T2, b.mean(0), c as tf.Tensor1D, c as tf.Tensor1D, c as tf.Tensor1D),
  GatherV2: (a, _, __, n) => tf.gather(a.transpose(), n),
  Greater: (a, b) => a.greater(b),
  GreaterEqual: (a, b) => a.greaterEqual(b),
  Identity: (a) => a.clone().add(1),
  IsNan: (a) => a.log().isNaN(),
  LeakyRelu: (a) => [tf.leakyRelu(a, 0.2), tf.leakyRelu(a, 1.5)],
  Less: (a, b) => a.less(b),
  LessEqual: (a, b) => a.lessEqual(b),
  Log: (a) => a.abs().log(),
  Log1p: (a) => a.abs().log1p(),
  LogSoftmax: (a) => tf.logSoftmax(a),
  LogicalAnd: (a, b) => a.greater(0).logicalAnd(b.greater(0)),
  LogicalNot: (a) => a.greater(0).logicalNot(),
  LogicalOr: (a, b) => a.greater(0).logicalOr(b.greater(0)),
  Max: (a) => [a.max(), a.max(0), a.max(-1, true)],
  Maximum: (a, b) => a.maximum(b),
  Mean: (a) => [a.mean(), a.mean(0), a.mean([1], true)],
  Min: (a) => [a.min(), a.min(1)],
  Minimum: (a, b) => a.minimum(b),
  Multiply: (a, _, c) => a.mul(c),
  Neg: (a) => a.neg(),
  NotEqual: (a, b) => a.round().notEqual(b.round()),
  OneHot: (_, __, ___, n) => tf.oneHot(n, 4, 0.9, 0.1),
  OnesLike: (a) => tf.onesLike(a).mul(a),
  Pack: (a, b) => [tf.stack([a, b]), tf.stack([a, b], 2), tf.stack([a, b], -2)],
  PadV2: (a) => [
    tf.pad(a, [
      [1, 2],
      [0, 3],
    ]),
    tf
      .pad(a.square(), [
        [0, 0],
        [2, 1],
      ])
      .add(1),
  ],
  Pow: (a, _, c) => [a.abs().pow(c), a.pow(2), a.pow(3), a.pow(-1)],
  Prelu: (a, b) => tf.prelu(a, b),
  Prod: (a) => [a.prod(), a.prod(1)],
  RealDiv: (a, b) => a.div(b),
  Reciprocal: (a) => a.reciprocal(),
  Relu: (a) => a.relu(),
  Relu6: (a) => a.mul(4).relu6(),
  Reshape: (a) => [a.reshape([2, 6]).add(1), a.add(1).reshape([12]), a.transpose().reshape([2, 6])],
  Reverse: (a) => [a.reverse(0), a.reverse([0, 1]).mul(2)],
  Round: (a, _, c) => [a.round(), c.round(), c.neg().round()],
  Rsqrt: (a) => a.abs().rsqrt(),
  Select: (a, b) => [tf.where(a.greater(b), a, b), tf.where(a.greater(0).any(1).expandDims(1), a, b)],
  Sigmoid: (a) => a.mul(30).sigmoid(),
  Sign: (a) => a.round().sign(),
  Sin: (a) => a.sin(),
  Slice: (a) => [a.slice([1, 2], [2, 2]), a.add(1).slice([0, 1], [-1, 2]).mul(2)],
  Softmax: (a) => tf.softmax(a),
  Softplus: (a) => a.mul(40).softplus(),
  SplitV: (a) => tf.split(a, [1, 3], 1),
  Sqrt: (a) => a.abs().sqrt(),
  Square: (a) => a.square(),
  SquaredDifference: (a, b) => a.squaredDifference(b),
  Step: (a) => [a.step(), a.step(0.3)],
  StridedSlice: (a) => [
    a.stridedSlice([0, 3], [3, 0], [2, -1]),
    a.stridedSlice([1, 0], [2, 3], [1, 1], 0, 0, 0, 0, 1),
  ],
  Sub: (a, _, c) => c.sub(a),
  Sum: (a) => [a.sum(), a.sum(0), a.sum(1), a.reshape([3, 2, 2]).sum([0, 2], true), a.exp().sum(1)],
  Tanh: (a) => a.mul(5).tanh(),
  Tile: (a) => a.tile([2, 3]),
  Transpose: (a) => [a.transpose(), a.reshape([3, 2, 2]).transpose([2, 0, 1]).exp()],
  Unpack: (a) => [...tf.unstack(a), ...tf.unstack(a, -1)],
  UnsortedSegmentSum: (a, _, __, n) => tf.unsortedSegmentSum(a, n as tf.Tensor1D, 4),
  ZerosLike: (a) => tf.zerosLike(a).add(a),
  CounterRandomNormal: () => randomNormal(randomStream(5, 'sampleLatent'), tf.scalar(9, 'int32'), [7, 3]),
  CounterRandomUniform: () => randomUniform(randomStream(5, 'sampleLatent'), tf.scalar(9, 'int32'), [7, 3]),
  CounterRandomRows: (a) =>
    randomRows(
      randomStream(5, 'realBatch'),
      tf.scalar(9, 'int32'),
      { values: a.reshape<tf.Tensor1D>([12]), count: 3, columns: 4, affine: { scale: 2, shift: -1 } },
      5,
    ),
};

describe('a step that calls', () => {
  for (const [kernel, compute] of Object.entries(CASES)) {
    it(`${kernel} comes out as on tfjs`, async () => {
      await expectAsOnTfjs(new InterpretingMachine(), INPUTS(), compute);
    });
  }
});

/** For each kernel that takes int32, and lowers to more than a movement, an expression that calls it. n: [3, 0, 2, −4]. */
const INTEGERS: Readonly<Record<string, Computation>> = {
  Abs: (n) => n.abs(),
  Add: (n) => n.add(tf.scalar(7, 'int32')),
  AddN: (n) => tf.addN([n, n, n]),
  Cast: (n) => [n.toFloat().div(2), n.toBool().toFloat()],
  Equal: (n) => n.equal(tf.scalar(2, 'int32')),
  Exp: (n) => n.exp(),
  Greater: (n) => n.greater(tf.scalar(1, 'int32')),
  IsNan: (n) => n.isNaN(),
  LeakyRelu: (n) => tf.leakyRelu(n, 0.2),
  Max: (n) => n.max(),
  Maximum: (n) => n.maximum(tf.scalar(1, 'int32')),
  Mean: (n) => [n.mean(), n.reshape([2, 2]).mean(1, true), tf.moments(n.toFloat()).variance],
  Min: (n) => n.min(),
  Multiply: (n) => [n.mul(n), n.mul(0.5)],
  Neg: (n) => n.neg(),
  Select: (n) => tf.where(n.greater(tf.scalar(1, 'int32')), n, n.neg()),
  SquaredDifference: (n) => n.squaredDifference(tf.scalar(1, 'int32')),
  Sub: (n) => n.sub(n.abs()),
  Sum: (n) => [n.sum(), n.greater(tf.scalar(1, 'int32')).sum()],
};

/** Those that would be rounded to int32. */
const REFUSED: Readonly<Record<string, Computation>> = {
  BatchMatMul: (n) => tf.matMul(n.reshape([2, 2]), n.reshape([2, 2])),
  ClipByValue: (n) => n.clipByValue(0, 3),
  Concat: (n) => tf.concat([n, n.toFloat()]),
  Expm1: (n) => n.expm1(),
  GatherV2: (n) => tf.gather(n, [0, 2]),
  Log1p: (n) => n.log1p(),
  Pow: (n) => n.pow(tf.scalar(3, 'int32')),
  Relu: (n) => n.relu(),
  Round: (n) => n.round(),
  Sign: (n) => n.sign(),
  Softplus: (n) => n.softplus(),
};

describe('a step that calls, with int32,', () => {
  const integers = (): tf.Tensor[] => [tf.tensor1d([3, 0, 2, -4], 'int32')];

  for (const [kernel, compute] of Object.entries(INTEGERS)) {
    it(`${kernel} comes out as on tfjs`, () =>
      expectAsOnTfjs(new InterpretingMachine(), integers(), compute));
  }

  for (const [kernel, compute] of Object.entries(REFUSED)) {
    it(`${kernel} is refused by name`, async () => {
      const refusal = await expectAsOnTfjs(new InterpretingMachine(), integers(), compute).catch(String);
      expect(refusal).to.contain(`${kernel} cannot be captured`);
    });
  }
});

describe('a mean of truth values', () => {
  it('is no truth value', () =>
    expectAsOnTfjs(new InterpretingMachine(), INPUTS(), (a) => a.greater(0).mean(0).sum()));
});

describe('the lowerings', () => {
  it('are all tried here', () => {
    expect(Object.keys(CASES).sort()).to.deep.equal(Object.keys(LOWERINGS).sort());
  });
});
