/** tfjs's kernels that move elements without computing anything. */
import { backend_util, slice_util, util } from '../../tf.js';
import { axisIndex } from '../affine.js';
import type { Node } from '../graph.js';
import type { Call } from './call.js';

export function transpose({ build, inputs: { x }, attrs }: Call): Node {
  return build.transpose(x, attrs.perm);
}

export function slice({ build, inputs: { x }, attrs }: Call): Node {
  const { shape } = x;
  const begin = attrs.begin;
  const size = attrs.size;
  return build.slice(
    x,
    begin,
    shape.map((length, axis) => (size[axis] === -1 ? length - begin[axis]! : size[axis]!)),
  );
}

export function stridedSlice({ build, inputs: { x }, attrs }: Call): Node {
  const { begin, end, strides, beginMask, endMask, ellipsisMask, newAxisMask, shrinkAxisMask } = attrs;
  const info = slice_util.sliceInfo(
    [...x.shape],
    begin,
    end,
    strides,
    beginMask,
    endMask,
    ellipsisMask,
    newAxisMask,
    shrinkAxisMask,
  );
  const shape = slice_util.computeOutShape(info.begin, info.end, info.strides);
  return build.reshape(build.slice(x, info.begin, shape, info.strides), info.finalShape);
}

/** Zeros around x are what a view that goes beyond it has there. */
export function pad({ build, inputs: { x }, attrs: { paddings, constantValue } }: Call): Node {
  if (constantValue !== 0) throw new Error(`it pads with ${constantValue}, which is not 0`);
  return build.slice(
    x,
    paddings.map(([before]) => -before),
    x.shape.map((length, axis) => length + paddings[axis]![0] + paddings[axis]![1]),
  );
}

export function concat({ build, list, attrs }: Call): Node {
  const axis = attrs.axis;
  const full = list.filter(({ shape }) => !shape.includes(0));
  return build.concat(full, axis < 0 ? full[0]!.shape.length + axis : axis);
}

export function stack({ build, list, attrs }: Call): Node {
  const axis = attrs.axis;
  const at = axis < 0 ? list[0]!.shape.length + 1 + axis : axis;
  return build.concat(
    list.map((part) => build.reshape(part, part.shape.toSpliced(at, 0, 1))),
    at,
  );
}

export function unstack({ build, inputs: { value }, attrs }: Call): readonly Node[] {
  const { shape } = value;
  const at = attrs.axis < 0 ? shape.length + attrs.axis : attrs.axis;
  return Array.from({ length: shape[at]! }, (_, i) => {
    const begin = shape.map((__, axis) => (axis === at ? i : 0));
    return build.reshape(build.slice(value, begin, shape.with(at, 1)), shape.toSpliced(at, 1));
  });
}

export function split({ build, inputs: { x }, attrs }: Call): readonly Node[] {
  const { shape } = x;
  const at = attrs.axis < 0 ? shape.length + attrs.axis : attrs.axis;
  let offset = 0;
  return backend_util.prepareSplitSize(x as never, attrs.numOrSizeSplits, at).map((length) => {
    const begin = shape.map((_, axis) => (axis === at ? offset : 0));
    offset += length;
    return build.slice(x, begin, shape.with(at, length));
  });
}

/** Each axis becomes two, the repetitions and the axis itself. */
export function tile({ build, inputs: { x }, attrs }: Call): Node {
  const reps = attrs.reps;
  const { shape } = x;
  const rank = 2 * shape.length;
  const repeated = build.view(
    x,
    shape.flatMap((length, axis) => [reps[axis]!, length]),
    shape.map((_, axis) => axisIndex(2 * axis + 1, rank)),
  );
  return build.reshape(
    repeated,
    shape.map((length, axis) => length * reps[axis]!),
  );
}

export function reverse({ build, inputs: { x }, attrs }: Call): Node {
  const { shape } = x;
  const dims = util.parseAxisParam(attrs.dims, [...shape]);
  const reversed = (axis: number): boolean => dims.includes(axis);
  return build.slice(
    x,
    shape.map((length, axis) => (reversed(axis) ? length - 1 : 0)),
    shape,
    shape.map((_, axis) => (reversed(axis) ? -1 : 1)),
  );
}
