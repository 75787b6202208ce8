import type { Filter, LayerSpec } from '../shared/networks/layer-spec.js';
import type { Format } from './numbers.js';
import { t } from './t.js';

/** What the reader calls a layer, but for its width. */
export function layerName(layer: LayerSpec, number: Format): string {
  switch (layer.kind) {
    case 'dense':
      return t('dense');
    case 'maxout':
      return t('maxout of {0}', `${layer.pieces}`);
    case 'convolution':
      return filterName(t('convolution'), layer);
    case 'transposed-convolution':
      return filterName(t('transposed convolution'), layer);
    case 'residual-block':
      return t('residual block');
    case 'activation':
      return t(layer.activation);
    case 'batch-norm':
      return t('batch normalization');
    case 'layer-norm':
      return t('layer normalization');
    case 'dropout':
      return t('dropout of {0}', number(layer.share));
    case 'upsampling':
      return t('each pixel becomes 2×2');
    case 'mean-pooling':
      return t('mean of 2×2 pixels');
    case 'minibatch-deviation':
      return t('minibatch deviation');
    case 'reshape':
      return t('another shape');
    default:
      return layer satisfies never;
  }
}

function filterName(name: string, { size, stride }: Filter): string {
  const filter = `${name} ${size}×${size}`;
  return stride === 1 ? filter : t('{0}, stride {1}', filter, `${stride}`);
}
