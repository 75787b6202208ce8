/** Networks as plain data, which every engine builds with its own means. Images are channels-last here, as in tfjs. */

export type Activation = 'linear' | 'relu' | 'leaky-relu' | 'tanh';

/** [height, width, channels]. */
export type Image = readonly [number, number, number];

/** x ↦ activation(x W + b). */
export interface Dense {
  readonly kind: 'dense';
  readonly inputs: number;
  readonly units: number;
  readonly activation: Activation;
  /** The image that is flattened to the inputs, where the layer before makes images. */
  readonly from?: Image;
  /** The image that the units form, where the layer after takes images. */
  readonly to?: Image;
}

/** A convolution with a {@link KERNEL} × {@link KERNEL} kernel that halves an image's sides, or its transpose, which doubles them. */
export interface Convolution {
  readonly kind: 'conv' | 'transposed-conv';
  /** Channels. */
  readonly inputs: number;
  readonly units: number;
  readonly activation: Activation;
}

export type Layer = Dense | Convolution;

export const KERNEL = 4;
export const STRIDE = 2;
export const LEAKY_SLOPE = 0.2;

/** A layer's weights as tfjs has them, and its bias: [units]. */
export interface LayerShapes {
  readonly weights: readonly number[];
  readonly bias: readonly [number];
  /** How many inputs an output is a sum over. */
  readonly fanIn: number;
}

export function shapesOf({ kind, inputs, units }: Layer): LayerShapes {
  const bias = [units] as const;
  switch (kind) {
    case 'dense':
      return { weights: [inputs, units], bias, fanIn: inputs };
    case 'conv':
      return { weights: [KERNEL, KERNEL, inputs, units], bias, fanIn: KERNEL ** 2 * inputs };
    case 'transposed-conv':
      // Each output lies under (KERNEL / STRIDE)² taps of the kernel.
      return { weights: [KERNEL, KERNEL, units, inputs], bias, fanIn: (KERNEL / STRIDE) ** 2 * inputs };
    default:
      return kind satisfies never;
  }
}

export const sizeOf = (shape: readonly number[]): number => shape.reduce((size, side) => size * side, 1);

/** A flat θ cut into each layer's weights and bias, in order. Views, not copies. */
export function split(layers: readonly Layer[], theta: Float32Array): Float32Array[] {
  let offset = 0;
  return layers
    .flatMap((layer) => [shapesOf(layer).weights, shapesOf(layer).bias])
    .map((shape) => theta.subarray(offset, (offset += sizeOf(shape))));
}
