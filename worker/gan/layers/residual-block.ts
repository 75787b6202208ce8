import type { SpecOf } from '../../../src/shared/networks/layer-spec.js';
import { activate } from '../activations.js';
import { convolution } from './convolution.js';
import type { Computation } from './layer.js';

/**
 * x ↦ x + conv(a(conv(a(x)))), with 3×3 filters (He et al. 2016, "full pre-activation", without normalisation). The last
 * filter begins as 0, and the block as the identity, so that signals keep their scale however many blocks there are (fix-up,
 * Zhang et al. 2019). [m, h, w, channels] → the same.
 */
export function residualBlock({ activation }: SpecOf<'residual-block'>): Computation {
  const filter = convolution({ stride: 1 });
  return {
    apply(x, [first, firstBias, last, lastBias], pass, place) {
      const inner = filter.apply(activate(activation, x), [first!, firstBias!], pass, place);
      return x.add(filter.apply(activate(activation, inner), [last!, lastBias!], pass, place));
    },
  };
}
