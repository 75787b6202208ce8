import { denseParameters } from '../mlp.js';
import { ZERO, type Initial, type ParameterSpec } from '../parameters.js';
import type { LayerSpec } from './layer-spec.js';

/** A layer's part of θ: the last axis of all weights counts what they lead to. */
export function parametersOf(layer: LayerSpec): readonly ParameterSpec[] {
  switch (layer.kind) {
    case 'dense':
      return denseParameters(layer, layer.initial);
    case 'maxout': {
      const { inputs, units, pieces, initial } = layer;
      return denseParameters({ inputs, units: units * pieces, activation: 'linear' }, initial);
    }
    case 'convolution': {
      const { inputs, outputs, size, initial } = layer;
      return withBias([size, size, inputs, outputs], initial);
    }
    case 'transposed-convolution': {
      const { inputs, outputs, size, initial } = layer;
      return withBias([inputs, size, size, outputs], initial);
    }
    case 'residual-block': {
      const { channels, initial } = layer;
      const filter = [3, 3, channels, channels];
      return [...withBias(filter, initial), ...withBias(filter, ZERO)];
    }
    case 'batch-norm':
    case 'layer-norm':
      return withBias([layer.units], { kind: 'constant', value: 1 });
    case 'activation':
    case 'dropout':
    case 'upsampling':
    case 'mean-pooling':
    case 'minibatch-deviation':
    case 'reshape':
      return [];
    default:
      return layer satisfies never;
  }
}

/** Weights, or gains, and a bias for each of their last axis. */
function withBias(shape: readonly number[], initial: Initial): readonly ParameterSpec[] {
  return [
    { shape, initial },
    { shape: [shape.at(-1)!], initial: ZERO },
  ];
}
