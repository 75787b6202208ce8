import type { FunctionBuilder, Local } from './function.js';
import { f32x4, i32, v128, type Address, type Scalar, type Vector } from './instructions.js';
import { displaced, gather, loadNeighbours, movable, type Lanes } from './memory.js';

/** Neighbouring columns of the second factor of a matrix product: [depth, columns]. Strides are in bytes. */
export interface Panel {
  readonly address: Address;
  readonly columns: number;
  readonly depth: number;
  readonly columnStride: number;
  readonly depthStride: number;
}

/** How many lanes each of the vectors of a row of a panel has. */
export function lanesOf({ columns }: Panel): readonly Lanes[] {
  return Array.from({ length: Math.ceil(columns / 4) }, (_, i) => Math.min(4, columns - 4 * i) as Lanes);
}

/** Copies a panel to where `memory` points, one row of whole vectors after another: [depth, ⌈columns / 4⌉ · 4]. */
export function pack(f: FunctionBuilder, panel: Panel, memory: Scalar): Panel {
  const vectors = lanesOf(panel);
  const packed: Panel = {
    address: { pointer: memory, offset: 0 },
    columns: 4 * vectors.length,
    depth: panel.depth,
    columnStride: 4,
    depthStride: 16 * vectors.length,
  };
  const source = movable(f, panel.address, panel.depthStride);
  const target = movable(f, packed.address, packed.depthStride);
  const isTransposed = panel.depthStride === 4 && panel.columnStride !== 4;

  const packRows = (rows: Lanes): void => {
    vectors.forEach((lanes, i) => {
      const column = (lane: number): Address => displaced(source, (4 * i + lane) * panel.columnStride);
      const values = isTransposed
        ? transpose(f, lanes, (lane) => loadNeighbours((row) => displaced(column(lane), 4 * row), rows))
        : [panel.columnStride === 4 ? loadNeighbours(column, lanes) : gather(column, lanes)];
      for (let row = 0; row < rows; row++) {
        f.do(v128.store(displaced(target, row * packed.depthStride + 16 * i), values[row]!));
      }
    });
    advance(f, source.pointer, rows * panel.depthStride);
    advance(f, target.pointer, rows * packed.depthStride);
  };
  const rows = isTransposed ? 4 : 1;
  const times = Math.floor(panel.depth / rows);
  const rest = panel.depth % rows;
  f.times(times, () => {
    packRows(rows);
  });
  if (rest > 0) packRows(rest as Lanes);
  return packed;
}

export function advance(f: FunctionBuilder, pointer: Local<'i32'>, bytes: number): void {
  f.set(pointer, i32.add(pointer, i32.const(bytes)));
}

/** Four rows of so many columns each; the others are 0. */
function transpose(f: FunctionBuilder, columns: Lanes, load: (column: number) => Vector): readonly Vector[] {
  const column = (i: number): Vector => f.keep(i < columns ? load(i) : f32x4.splatConst(0));
  const [a, b, c, d] = [column(0), column(1), column(2), column(3)];
  const ab01 = f.keep(v128.shuffle32(a, b, [0, 4, 1, 5]));
  const ab23 = f.keep(v128.shuffle32(a, b, [2, 6, 3, 7]));
  const cd01 = f.keep(v128.shuffle32(c, d, [0, 4, 1, 5]));
  const cd23 = f.keep(v128.shuffle32(c, d, [2, 6, 3, 7]));
  return [
    v128.shuffle32(ab01, cd01, [0, 1, 4, 5]),
    v128.shuffle32(ab01, cd01, [2, 3, 6, 7]),
    v128.shuffle32(ab23, cd23, [0, 1, 4, 5]),
    v128.shuffle32(ab23, cd23, [2, 3, 6, 7]),
  ];
}
