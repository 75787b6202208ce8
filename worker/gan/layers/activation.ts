import type { SpecOf } from '../../../src/shared/networks/layer-spec.js';
import { activate } from '../activations.js';
import type { Computation } from './layer.js';

export function activation({ activation: name }: SpecOf<'activation'>): Computation {
  return { apply: (x) => activate(name, x) };
}
