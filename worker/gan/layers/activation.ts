import type { Activation } from '../../../src/shared/config.js';
import { activate } from '../activations.js';
import type { Layer } from './layer.js';

export function activation(name: Activation): Layer {
  return { parameters: [], apply: (x) => activate(name, x) };
}
