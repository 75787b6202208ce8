/** What both ways to compute a matrix product have in common. */
import type { KernelOf } from '../loops.js';
import { indicesOf, type Index } from './indices.js';
import type { Layout } from './layout.js';
import { Statements } from './statements.js';
import { addressesOf } from './uses.js';

export type Matmul = KernelOf<'matmul'>;

/** The indices of a product's axes. */
export interface Axes {
  readonly batch: readonly Index[];
  readonly row: Index;
  readonly column: Index;
}

export function axesOf({ shape, a, b, stores }: Matmul): Axes {
  const rank = shape.length;
  return {
    batch: indicesOf(shape.slice(0, -2), [a.at, b.at, ...addressesOf(stores)]),
    row: { name: 'row', index: rank - 2, size: shape[rank - 2]! },
    column: { name: 'column', index: rank - 1, size: shape[rank - 1]! },
  };
}

/** The sums of one thread: a tile of so many rows and columns, in variables of its own. */
export class Tile {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  readonly #names: readonly string[];

  constructor(rows: number, columns: number) {
    this.rows = range(rows);
    this.columns = range(columns);
    this.#names = this.rows.flatMap((row) => this.columns.map((column) => `sum${row}_${column}`));
  }

  declare(): string {
    return this.#names.map((name) => `var ${name} = 0f;`).join('\n');
  }

  /** Adds the products of `a0`, `a1`, … with `b0`, `b1`, … */
  accumulate(): string {
    const sums = this.rows.flatMap((row) => this.columns.map((column) => `a${row} * b${column}`));
    return sums.map((product, i) => `${this.#names[i]!} += ${product};`).join('\n');
  }

  /** Stores what is made of the sums. `rowOf` and `columnOf` are WGSL for where in the product the tile's i lies. */
  finish(
    { stores }: Matmul,
    { batch, row, column }: Axes,
    layout: Layout,
    rowOf: (i: string) => string,
    columnOf: (i: string) => string,
  ): string {
    const statements = new Statements(layout, [...batch, row, column], ['sums[i]']);
    statements.stores(stores);
    const count = this.#names.length;
    return `
      var sums = array<f32, ${count}>(${this.#names.join(', ')});
      for (var i = 0; i < ${count}; i++) {
        let row = ${rowOf(`(i / ${this.columns.length})`)};
        let column = ${columnOf(`(i % ${this.columns.length})`)};
        if (row < ${row.size} && column < ${column.size}) {
          ${statements.text}
        }
      }`;
  }
}

function range(size: number): readonly number[] {
  return Array.from({ length: size }, (_, i) => i);
}
