/** What a kernel's stores touch. */
import type { Affine, Store } from '../loops.js';
import { addressesIn } from '../walk.js';

/** All addresses and coordinates in stores. */
export function addressesOf(stores: readonly Store[]): readonly Affine[] {
  return [...stores.map(({ at }) => at), ...addressesIn(stores.map(({ value }) => value))];
}
