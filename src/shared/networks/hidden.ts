import type { MlpConfig, Normalization } from '../config.js';
import type { LayerSpec } from './layer-spec.js';

/** What comes after the weights of a hidden layer of so many units or channels. */
export function hidden(
  { normalization, activation, dropout: share }: Pick<MlpConfig, 'normalization' | 'activation' | 'dropout'>,
  units: number,
): readonly LayerSpec[] {
  return [...normalized(normalization, units), { kind: 'activation', activation }, ...dropout(share)];
}

/** No layer where nothing is dropped. */
export function dropout(share: number): readonly LayerSpec[] {
  return share === 0 ? [] : [{ kind: 'dropout', share }];
}

function normalized(name: Normalization, units: number): readonly LayerSpec[] {
  return name === 'none' ? [] : [{ kind: `${name}-norm`, units }];
}
