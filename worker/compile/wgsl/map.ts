import { sizeOf } from '../affine.js';
import type { KernelOf } from '../loops.js';
import { declareIndices, indicesOf } from './indices.js';
import type { Layout, Task } from './layout.js';
import { Statements } from './statements.js';
import { addressesOf } from './uses.js';

/** One thread for each point. */
export function mapTask({ shape, stores }: KernelOf<'map'>, layout: Layout): Task {
  const indices = indicesOf(shape, addressesOf(stores));
  const statements = new Statements(layout, indices);
  statements.stores(stores);
  return {
    items: sizeOf(shape),
    takenBy: 'thread',
    body: `${declareIndices(indices, 'item')}\n${statements.text}`,
    declarations: [],
  };
}
