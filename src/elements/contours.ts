/** Sides of a cell. */
type Side = 'bottom' | 'right' | 'top' | 'left';

/**
 * For each set of corners that are above the level (1: bottom left, 2: bottom right, 4: top right, 8: top left), from where
 * to where the contour crosses the cell, with what is above on its left. Opposite corners are kept apart.
 */
const CROSSINGS: readonly (readonly (readonly [from: Side, to: Side])[])[] = [
  [],
  [['bottom', 'left']],
  [['right', 'bottom']],
  [['right', 'left']],
  [['top', 'right']],
  [
    ['bottom', 'left'],
    ['top', 'right'],
  ],
  [['top', 'bottom']],
  [['top', 'left']],
  [['left', 'top']],
  [['bottom', 'top']],
  [
    ['right', 'bottom'],
    ['left', 'top'],
  ],
  [['right', 'top']],
  [['left', 'right']],
  [['bottom', 'right']],
  [['left', 'bottom']],
  [],
];

/** A line through points, in cells from the grid's lower left corner: `[column, row]`. */
export type Contour = readonly (readonly [number, number])[];

/**
 * Where a function has a value, by marching squares: lines, those that are closed ending where they begin.
 * @param values Of the function on a square grid, `[n, n]`, row by row from low y to high y.
 */
export function contoursOf(values: Float32Array, level: number): Contour[] {
  const n = Math.sqrt(values.length);
  // Each side of a cell has a number, the same for both cells that it lies between. A contour goes from side to side.
  const numberOf = (row: number, column: number, side: Side): number => {
    const node = (side === 'top' ? row + 1 : row) * n + (side === 'right' ? column + 1 : column);
    return 2 * node + (side === 'left' || side === 'right' ? 1 : 0);
  };
  const next = new Map<number, number>();
  for (let row = 0; row < n - 1; row++) {
    for (let column = 0; column < n - 1; column++) {
      const node = row * n + column;
      const corners = [node, node + 1, node + n + 1, node + n];
      const above = corners.reduce((set, corner, i) => set | (values[corner]! > level ? 1 << i : 0), 0);
      for (const [from, to] of CROSSINGS[above]!)
        next.set(numberOf(row, column, from), numberOf(row, column, to));
    }
  }

  const pointOf = (side: number): readonly [number, number] => {
    const node = side >> 1;
    const [column, row] = [node % n, Math.floor(node / n)];
    const upwards = side % 2 === 1;
    const [low, high] = [values[node]!, values[node + (upwards ? n : 1)]!];
    const share = (level - low) / (high - low);
    return upwards ? [column, row + share] : [column + share, row];
  };
  const follow = (first: number): Contour => {
    const points = [pointOf(first)];
    for (let side = next.get(first), from = first; side !== undefined; from = side, side = next.get(from)) {
      points.push(pointOf(side));
      next.delete(from);
    }
    return points;
  };
  const inner = new Set(next.values());
  const open = [...next.keys()].filter((side) => !inner.has(side)).map(follow);
  const closed: Contour[] = [];
  for (const side of [...next.keys()]) if (next.has(side)) closed.push(follow(side));
  return [...open, ...closed];
}
