import { shapesOf, split, type Layer } from './layers.js';

/** [height, width, channels] → [channels, height, width]; other shapes stay. With one channel, so do the numbers. */
export function shapeChannelsFirst(shape: readonly number[]): number[] {
  const [height, width, channels] = shape;
  return channels === undefined ? [...shape] : [channels, height!, width!];
}

/** θ for an engine whose images are [batch, channels, height, width]. Dense weights stay [inputs, units]. */
export function channelsFirst(layers: readonly Layer[], theta: Float32Array): Float32Array {
  const result = new Float32Array(theta.length);
  const from = split(layers, theta);
  const to = split(layers, result);
  layers.forEach((layer, i) => {
    const [weights, bias] = orders(layer);
    to[2 * i]!.set(weights ? permute(from[2 * i]!, ...weights) : from[2 * i]!);
    to[2 * i + 1]!.set(bias ? permute(from[2 * i + 1]!, ...bias) : from[2 * i + 1]!);
  });
  return result;
}

/** A shape, and the order that its axes are to come in. */
type Order = readonly [shape: readonly number[], axes: readonly number[]];

/** How a layer's weights and its bias change; undefined where they do not. */
function orders(layer: Layer): readonly [weights?: Order, bias?: Order] {
  // [kernel, kernel, inputs, units] → [units, inputs, kernel, kernel]; a transpose's weights have inputs and units swapped.
  if (layer.kind !== 'dense') return [[shapesOf(layer).weights, [3, 2, 0, 1]]];
  const { inputs, units, from, to } = layer;
  if (from)
    return [
      [
        [...from, units],
        [2, 0, 1, 3],
      ],
    ];
  if (to)
    return [
      [
        [inputs, ...to],
        [0, 3, 1, 2],
      ],
      [to, [2, 0, 1]],
    ];
  return [];
}

/** A tensor with its axes in another order. */
export function permute(
  values: Float32Array,
  shape: readonly number[],
  axes: readonly number[],
): Float32Array {
  const strides = shape.map((_, axis) => shape.slice(axis + 1).reduce((size, side) => size * side, 1));
  const result = new Float32Array(values.length);
  let next = 0;
  const copy = (depth: number, offset: number): void => {
    const axis = axes[depth];
    if (axis === undefined) result[next++] = values[offset]!;
    else for (let i = 0; i < shape[axis]!; i++) copy(depth + 1, offset + i * strides[axis]!);
  };
  copy(0, 0);
  return result;
}
