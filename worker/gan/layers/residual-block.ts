import type { Activation } from '../../../src/shared/config.js';
import { ZERO, type Initial } from '../../../src/shared/parameters.js';
import { activate } from '../activations.js';
import { convolution } from './convolution.js';
import type { Layer } from './layer.js';

/**
 * x ↦ x + conv(a(conv(a(x)))), with 3×3 filters (He et al. 2016, "full pre-activation", without normalisation). The last
 * filter begins as 0, and the block as the identity, so that signals keep their scale however many blocks there are (fix-up,
 * Zhang et al. 2019). [m, h, w, channels] → the same.
 * @param initial How the first filter begins.
 */
export function residualBlock(channels: number, name: Activation, initial: Initial): Layer {
  const filter = { inputs: channels, outputs: channels, size: 3 };
  const first = convolution(filter, initial);
  const last = convolution(filter, ZERO);
  const split = first.parameters.length;
  return {
    parameters: [...first.parameters, ...last.parameters],
    apply(x, parameters, pass, place) {
      const inner = first.apply(activate(name, x), parameters.slice(0, split), pass, place);
      return x.add(last.apply(activate(name, inner), parameters.slice(split), pass, place));
    },
  };
}
