import type { LayerSpec } from '../../../src/shared/networks/layer-spec.js';
import { parametersOf } from '../../../src/shared/networks/layer-parameters.js';
import { activation } from './activation.js';
import { batchNorm } from './batch-norm.js';
import { convolution } from './convolution.js';
import { dense } from './dense.js';
import { dropout } from './dropout.js';
import { layerNorm } from './layer-norm.js';
import type { Computation, Layer } from './layer.js';
import { maxout } from './maxout.js';
import { meanPooling } from './mean-pooling.js';
import { minibatchDeviation } from './minibatch-deviation.js';
import { reshape } from './reshape.js';
import { residualBlock } from './residual-block.js';
import { transposedConvolution } from './transposed-convolution.js';
import { upsampling } from './upsampling.js';

/** The statistics, where it has some, are the caller's to dispose of. */
export function createLayer(spec: LayerSpec): Layer {
  return { parameters: parametersOf(spec), ...computationOf(spec) };
}

function computationOf(spec: LayerSpec): Computation {
  switch (spec.kind) {
    case 'dense':
      return dense;
    case 'maxout':
      return maxout(spec);
    case 'convolution':
      return convolution(spec);
    case 'transposed-convolution':
      return transposedConvolution(spec);
    case 'residual-block':
      return residualBlock(spec);
    case 'activation':
      return activation(spec);
    case 'batch-norm':
      return batchNorm(spec);
    case 'layer-norm':
      return layerNorm;
    case 'dropout':
      return dropout(spec);
    case 'upsampling':
      return upsampling(spec);
    case 'mean-pooling':
      return meanPooling;
    case 'minibatch-deviation':
      return minibatchDeviation;
    case 'reshape':
      return reshape(spec);
    default:
      return spec satisfies never;
  }
}
