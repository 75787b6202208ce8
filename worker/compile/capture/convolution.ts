/**
 * Convolutions as matrix products. Unfolded, an image is a matrix that has for each place of the filter the pixels under
 * it; that is a view. Its product with the filter is the convolution, the product of its transpose with the gradient is
 * the filter's gradient, and folding back the product with the filter's transpose is the input's.
 */
import { backend_util } from '../../tf.js';
import { axisIndex, sizeOf } from '../affine.js';
import type { GraphBuilder } from '../graph-builder.js';
import type { Node } from '../graph.js';
import type { Call } from './call.js';

type Info = backend_util.Conv2DInfo;

/** [batch, height, width, inputs] * [filter height, filter width, inputs, outputs] → [batch, out height, out width, outputs]. */
export function conv2d({ build, inputs: { x, filter }, attrs }: Call): Node {
  const info = infoOf(x.shape, filter.shape, attrs);
  return build.reshape(build.matmul(unfold(build, x, info), asMatrix(build, filter)), outputShape(info));
}

export function conv2dFilterGradient({ build, inputs: { x, dy }, attrs }: Call): Node {
  const filterShape = attrs.filterShape;
  const info = infoOf(x.shape, filterShape, attrs);
  const columns = build.transpose(unfold(build, x, info), [1, 0]);
  return build.reshape(build.matmul(columns, asMatrix(build, dy)), filterShape);
}

export function conv2dInputGradient({ build, inputs: { dy, filter }, attrs }: Call): Node {
  const info = infoOf(attrs.inputShape, filter.shape, attrs);
  const columns = build.matmul(asMatrix(build, dy), build.transpose(asMatrix(build, filter), [1, 0]));
  return fold(build, columns, info);
}

function infoOf(input: readonly number[], filter: readonly number[], attrs: Call['attrs']): Info {
  const { strides, pad, dilations, dimRoundingMode, dataFormat } = attrs;
  if (dataFormat === 'NCHW') throw new Error('its images are in channels-first order');
  const four = [input, filter] as unknown as [
    [number, number, number, number],
    [number, number, number, number],
  ];
  return backend_util.computeConv2DInfo(...four, strides, dilations ?? 1, pad, dimRoundingMode);
}

function outputShape({ batchSize, outHeight, outWidth, outChannels }: Info): readonly number[] {
  return [batchSize, outHeight, outWidth, outChannels];
}

/** All but the last axis as one. */
function asMatrix(build: GraphBuilder, x: Node): Node {
  return build.reshape(x, [sizeOf(x.shape.slice(0, -1)), x.shape.at(-1)!]);
}

/** [batch · out height · out width, filter height · filter width · inputs], 0 where the filter is beyond the image. */
function unfold(build: GraphBuilder, x: Node, info: Info): Node {
  const { batchSize, outHeight, outWidth, filterHeight, filterWidth, inChannels } = info;
  const { strideHeight, strideWidth, dilationHeight, dilationWidth, padInfo } = info;
  const pixels = build.view(
    x,
    [batchSize, outHeight, outWidth, filterHeight, filterWidth, inChannels],
    [
      axisIndex(0, 6),
      { offset: -padInfo.top, strides: [0, strideHeight, 0, dilationHeight, 0, 0] },
      { offset: -padInfo.left, strides: [0, 0, strideWidth, 0, dilationWidth, 0] },
      axisIndex(5, 6),
    ],
  );
  return build.reshape(pixels, [batchSize * outHeight * outWidth, filterHeight * filterWidth * inChannels]);
}

/**
 * The sum of all that lies over each pixel. With stride s, row r of the padded image is s u + v; over it lies row s q + v
 * of the filter where that is at place u − q, for each q.
 */
function fold(build: GraphBuilder, columns: Node, info: Info): Node {
  const { batchSize, inHeight, inWidth, inChannels, outHeight, outWidth, filterHeight, filterWidth } = info;
  const { strideHeight: sy, strideWidth: sx, dilationHeight, dilationWidth, padInfo } = info;
  if (dilationHeight !== 1 || dilationWidth !== 1) throw new Error('it is a dilated convolution');
  const { top, left } = padInfo;
  const height = Math.ceil((inHeight + top) / sy);
  const width = Math.ceil((inWidth + left) / sx);
  const places = build.reshape(columns, [
    batchSize,
    outHeight,
    outWidth,
    filterHeight,
    filterWidth,
    inChannels,
  ]);
  const over = build.view(
    places,
    [batchSize, height, sy, width, sx, inChannels, Math.ceil(filterHeight / sy), Math.ceil(filterWidth / sx)],
    [
      axisIndex(0, 8),
      { offset: 0, strides: [0, 1, 0, 0, 0, 0, -1, 0] },
      { offset: 0, strides: [0, 0, 0, 1, 0, 0, 0, -1] },
      { offset: 0, strides: [0, 0, 1, 0, 0, 0, sy, 0] },
      { offset: 0, strides: [0, 0, 0, 0, 1, 0, 0, sx] },
      axisIndex(5, 8),
    ],
  );
  const padded = build.reshape(build.reduce('sum', over, [6, 7]), [
    batchSize,
    height * sy,
    width * sx,
    inChannels,
  ]);
  return build.slice(padded, [0, top, left, 0], [batchSize, inHeight, inWidth, inChannels]);
}
