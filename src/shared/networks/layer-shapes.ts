import type { LayerSpec } from './layer-spec.js';

/**
 * The shape that a layer gives an example, without the axis that counts examples.
 * @param shape What comes in.
 */
export function shapeAfter(layer: LayerSpec, shape: readonly number[]): readonly number[] {
  switch (layer.kind) {
    case 'dense':
    case 'maxout':
      return [layer.units];
    case 'convolution':
      return [...shape.slice(0, 2).map((side) => Math.ceil(side / layer.stride)), layer.outputs];
    case 'transposed-convolution':
      return [...layer.to, layer.outputs];
    case 'upsampling':
      return [...layer.to, ...shape.slice(2)];
    case 'mean-pooling':
      return [...shape.slice(0, 2).map((side) => Math.ceil(side / 2)), ...shape.slice(2)];
    case 'minibatch-deviation':
      return shape.map((units) => units + 1);
    case 'reshape':
      return layer.shape;
    case 'residual-block':
    case 'activation':
    case 'batch-norm':
    case 'layer-norm':
    case 'dropout':
      return shape;
    default:
      return layer satisfies never;
  }
}
