/**
 * What each tfjs kernel is in nodes. To add one: a line here, by the name under which tfjs-core calls it and with the
 * names that it gives to inputs and attributes (kernel_names.ts of tfjs-core), and its name in the tests' table.
 */
import { RANDOM_NORMAL, RANDOM_ROWS, RANDOM_UNIFORM } from '../../random/ops.js';
import { sizeOf } from '../affine.js';
import type { GraphBuilder } from '../graph-builder.js';
import type { Node } from '../graph.js';
import type { BinaryOp, ReduceOp, UnaryOp } from '../loops.js';
import type { Lowering } from './call.js';
import { conv2d, conv2dFilterGradient, conv2dInputGradient } from './convolution.js';
import {
  concat,
  pad,
  reverse,
  slice,
  split,
  stack,
  stridedSlice,
  tile,
  transpose,
  unstack,
} from './movement.js';
import { normal, rows, uniform } from './random.js';
import {
  batchMatMul,
  gather,
  logSoftmax,
  mean,
  oneHot,
  reduction,
  segmentSum,
  softmax,
} from './reduction.js';

const unary =
  (op: UnaryOp): Lowering =>
  ({ build, inputs }) =>
    build.unary(op, inputs.x);

/** Of integers, too: tfjs takes them as float32. */
const ofFloats =
  (op: UnaryOp): Lowering =>
  ({ build, inputs }) =>
    build.unary(op, build.unary('toF32', inputs.x));

const binary =
  (op: BinaryOp): Lowering =>
  ({ build, inputs: { a, b } }) =>
    build.binary(op, a, b);

/** With the operands exchanged: a > b is b < a. */
const exchanged =
  (op: BinaryOp): Lowering =>
  ({ build, inputs: { a, b } }) =>
    build.binary(op, b, a);

const reduce =
  (op: ReduceOp): Lowering =>
  (call) =>
    reduction(call, op);

const same: Lowering = ({ inputs }) => inputs.x;

export const LOWERINGS: Readonly<Record<string, Lowering>> = {
  // One operand.
  Abs: unary('abs'),
  Ceil: unary('ceil'),
  Cos: unary('cos'),
  Exp: ofFloats('exp'),
  Expm1: unary('expm1'),
  Floor: unary('floor'),
  IsNan: ofFloats('isNaN'),
  Log: unary('log'),
  Log1p: unary('log1p'),
  Neg: unary('neg'),
  Round: unary('round'),
  Sign: unary('sign'),
  Sin: unary('sin'),
  Sqrt: unary('sqrt'),
  Tanh: unary('tanh'),
  Identity: same,
  Square: ({ build, inputs }) => build.binary('mul', inputs.x, inputs.x),
  Reciprocal: ({ build, inputs }) => build.binary('div', build.number(1), inputs.x),
  Rsqrt: ({ build, inputs }) => build.binary('div', build.number(1), build.unary('sqrt', inputs.x)),
  LogicalNot: ({ build, inputs }) => build.binary('equal', inputs.x, build.number(0)),
  ZerosLike: ({ build, inputs }) => build.number(0, inputs.x.shape, inputs.x.type),
  OnesLike: ({ build, inputs }) => build.number(1, inputs.x.shape, inputs.x.type),
  Relu: ({ build, inputs }) => build.binary('max', inputs.x, build.number(0)),
  Relu6: ({ build, inputs }) =>
    build.binary('min', build.binary('max', inputs.x, build.number(0)), build.number(6)),
  ClipByValue: ({ build, inputs, attrs }) =>
    build.binary(
      'min',
      build.binary('max', inputs.x, build.number(attrs.clipValueMin)),
      build.number(attrs.clipValueMax),
    ),
  LeakyRelu: ({ build, inputs, attrs }) => leakyRelu(build, build.unary('toF32', inputs.x), attrs.alpha),
  Step: ({ build, inputs, attrs }) => above(build, inputs.x, build.number(1), build.number(attrs.alpha)),
  Elu: ({ build, inputs }) => above(build, inputs.x, inputs.x, build.unary('expm1', inputs.x)),
  Sigmoid: ({ build, inputs }) => sigmoid(build, inputs.x),
  Softplus: ({ build, inputs }) => softplus(build, inputs.x),
  Cast: ({ build, inputs, attrs }) => cast(build, inputs.x, attrs.dtype),

  // Two operands, and more.
  Add: binary('add'),
  Sub: binary('sub'),
  Multiply: binary('mul'),
  RealDiv: binary('div'),
  Maximum: binary('max'),
  Minimum: binary('min'),
  Pow: binary('pow'),
  Less: binary('less'),
  LessEqual: binary('lessEqual'),
  Greater: exchanged('less'),
  GreaterEqual: exchanged('lessEqual'),
  Equal: binary('equal'),
  NotEqual: binary('notEqual'),
  LogicalAnd: binary('mul'),
  LogicalOr: binary('max'),
  SquaredDifference: ({ build, inputs: { a, b } }) => {
    const difference = build.binary('sub', a, b);
    return build.binary('mul', difference, difference);
  },
  Prelu: ({ build, inputs: { x, alpha } }) => above(build, x, x, build.binary('mul', x, alpha)),
  Select: ({ build, inputs: { condition, t, e } }) => {
    const rest = Array<number>(t.shape.length - condition.shape.length).fill(1);
    return build.select(build.reshape(condition, [...condition.shape, ...rest]), t, e);
  },
  AddN: ({ build, list }) => list.reduce((sum, term) => build.binary('add', sum, term)),
  FusedBatchNorm: ({ build, inputs: { x, scale, offset, mean, variance }, attrs }) => {
    const epsilon = build.number(attrs.varianceEpsilon);
    const deviation = build.unary('sqrt', build.binary('add', variance, epsilon));
    const normal = build.binary('div', build.binary('sub', x, mean), deviation);
    const scaled = scale ? build.binary('mul', normal, scale) : normal;
    return offset ? build.binary('add', scaled, offset) : scaled;
  },

  // Reductions and products.
  Sum: reduce('sum'),
  Prod: reduce('prod'),
  Max: reduce('max'),
  Min: reduce('min'),
  All: reduce('min'),
  Any: reduce('max'),
  Mean: mean,
  Softmax: softmax,
  LogSoftmax: logSoftmax,
  BatchMatMul: batchMatMul,
  Conv2D: conv2d,
  Conv2DBackpropInput: conv2dInputGradient,
  Conv2DBackpropFilter: conv2dFilterGradient,
  OneHot: oneHot,
  GatherV2: gather,
  UnsortedSegmentSum: segmentSum,

  // Random numbers.
  [RANDOM_NORMAL]: normal,
  [RANDOM_UNIFORM]: uniform,
  [RANDOM_ROWS]: rows,

  // Movements.
  Reshape: ({ build, inputs, attrs }) => build.reshape(inputs.x, shapeFor(inputs.x, attrs.shape)),
  ExpandDims: ({ build, inputs, attrs: { dim } }) => {
    const { shape } = inputs.input;
    return build.reshape(inputs.input, shape.toSpliced(dim < 0 ? shape.length + 1 + dim : dim, 0, 1));
  },
  BroadcastTo: ({ build, inputs, attrs }) => build.broadcast(inputs.x, attrs.shape),
  Fill: ({ build, attrs }) => build.number(attrs.value, attrs.shape, attrs.dtype === 'int32' ? 'i32' : 'f32'),
  Transpose: transpose,
  Slice: slice,
  StridedSlice: stridedSlice,
  PadV2: pad,
  Concat: concat,
  Pack: stack,
  Unpack: unstack,
  SplitV: split,
  Tile: tile,
  Reverse: reverse,
};

function above(build: GraphBuilder, x: Node, yes: Node, no: Node): Node {
  return build.select(build.binary('less', build.number(0), x), yes, no);
}

function leakyRelu(build: GraphBuilder, x: Node, alpha: number): Node {
  const below = build.binary('mul', x, build.number(alpha));
  return alpha >= 0 && alpha <= 1 ? build.binary('max', x, below) : above(build, x, x, below);
}

/** 1/(1 + e⁻ˣ), by e⁻|x|, which never overflows. */
function sigmoid(build: GraphBuilder, x: Node): Node {
  const e = build.unary('exp', build.unary('neg', build.unary('abs', x)));
  const positive = build.binary('div', build.number(1), build.binary('add', build.number(1), e));
  return above(build, x, positive, build.binary('mul', e, positive));
}

/** log(1 + eˣ) = max(x, 0) + log(1 + e⁻|x|). */
function softplus(build: GraphBuilder, x: Node): Node {
  const e = build.unary('exp', build.unary('neg', build.unary('abs', x)));
  return build.binary('add', build.binary('max', x, build.number(0)), build.unary('log1p', e));
}

function cast(build: GraphBuilder, x: Node, dtype: string): Node {
  switch (dtype) {
    case 'int32':
      return build.unary('toI32', x);
    case 'bool':
      return build.binary('notEqual', x, build.number(0, [], x.type));
    default:
      return build.unary('toF32', x);
  }
}

/** The shape that a Reshape asks for; −1 is what is left. */
function shapeFor({ shape }: Node, wanted: readonly number[]): readonly number[] {
  const rest = sizeOf(shape) / sizeOf(wanted.filter((length) => length !== -1));
  return wanted.map((length) => (length === -1 ? rest : length));
}
