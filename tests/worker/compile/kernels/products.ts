import fc from 'fast-check';
import type { Affine } from '../../../../worker/compile/loops.js';
import { affine, binary, floats, load, someFloats, sum, unary } from '../kernel-parts.js';
import type { Check, Trial } from './trial.js';

interface Product {
  readonly batch?: number;
  readonly rows: number;
  readonly columns: number;
  readonly depth: number;
  readonly transposeA?: boolean;
  readonly transposeB?: boolean;
  /** Whether all of the batch has the same second factor. */
  readonly shareB?: boolean;
}

const size = fc.integer({ min: 1, max: 20 });
const products: fc.Arbitrary<Product> = fc.record({
  batch: fc.integer({ min: 1, max: 3 }),
  rows: size,
  columns: size,
  depth: size,
  transposeA: fc.boolean(),
  transposeB: fc.boolean(),
  shareB: fc.boolean(),
});

/** Between whole tiles and less than one; as in the layers of small networks, and as their gradients. */
const SIZES = [
  [1, 1, 1],
  [1, 7, 3],
  [7, 1, 3],
  [8, 8, 8],
  [9, 16, 1],
  [17, 9, 31],
  [150, 16, 2],
  [150, 1, 16],
  [64, 128, 64],
  [1, 131, 257],
  [100, 131, 257],
  [100, 13, 300],
  [640, 9, 33], // Blocks of rows, in WebAssembly.
] as const;

export function describeProducts(check: Check, runs: number): void {
  describe('take all transpositions', () => {
    for (const transposeA of [false, true]) {
      for (const transposeB of [false, true]) {
        const name = `${transposeA ? 'aᵀ' : 'a'} · ${transposeB ? 'bᵀ' : 'b'}`;
        it(name, () => check(productTrial({ rows: 19, columns: 23, depth: 29, transposeA, transposeB })));
        it(`${name}, too large for the first-level cache of a CPU`, () =>
          check(productTrial({ rows: 18, columns: 125, depth: 151, transposeA, transposeB })));
      }
    }
    it('and factors in the reverse order, into a transposed product', () => check(reversedTrial(6, 11, 13)));
    for (const columns of [11, 200])
      it(`and a depth that runs backwards, ${columns} columns`, () => check(backwardTrial(20, columns, 101)));
  });

  describe('take all sizes', () => {
    it('up to 20, of each axis', () =>
      fc.assert(
        fc.asyncProperty(products, (product) => check(productTrial(product))),
        { numRuns: runs, seed: 7 },
      ));
    for (const [rows, columns, depth] of SIZES) {
      it(`${rows} × ${depth} × ${columns}`, () => check(productTrial({ rows, columns, depth })));
    }
    it('a batch of 3', () => check(productTrial({ batch: 3, rows: 10, columns: 11, depth: 5 })));
    it('a first factor that lies transposed, in rows a kilobyte apart', () =>
      check(productTrial({ rows: 256, columns: 130, depth: 129, transposeA: true })));
    it('a first factor that lies transposed, too large for the second-level cache of a CPU', () =>
      check(productTrial({ rows: 300, columns: 9, depth: 450, transposeA: true })));
    it('a batch of such factors', () =>
      check(productTrial({ batch: 2, rows: 300, columns: 9, depth: 450, transposeA: true })));
    it('a depth of 0', () => check(productTrial({ rows: 3, columns: 5, depth: 0 })));
  });
}

/** a · b by itself; and tanh(a · b + bias), with a · b added to what was there. */
function productTrial(product: Product): Trial {
  const { batch = 1, rows, columns, depth, transposeA = false, transposeB = false, shareB = false } = product;
  const size = batch * rows * columns;
  const [a, b, bias] = [floats(batch * rows * depth), floats(batch * depth * columns), floats(columns)];
  const [plain, y, total] = [floats(size), floats(size), floats(size)];
  const here = affine([rows * columns, columns, 1]);
  const factors = {
    kind: 'matmul',
    shape: [batch, rows, columns],
    depth,
    a: { buffer: a, at: affine([rows * depth, ...(transposeA ? [1, 0, rows] : [depth, 0, 1])]) },
    b: {
      buffer: b,
      at: affine([shareB ? 0 : depth * columns, ...(transposeB ? [0, depth, 1] : [0, 1, columns])]),
    },
  } as const;
  const biased = binary('add', sum(), load(bias, affine([0, 0, 1])));
  return {
    kernels: [
      { ...factors, stores: [{ buffer: plain, at: here, value: sum() }] },
      {
        ...factors,
        stores: [
          { buffer: y, at: here, value: unary('tanh', biased) },
          { buffer: total, at: here, value: binary('add', load(total, here), sum()) },
        ],
      },
    ],
    // Positive, so that sums do not cancel and relative errors mean something.
    contents: new Map([
      [a, someFloats(a.size, 1).map((value) => (value + 2) / depth)],
      [b, someFloats(b.size, 2).map((value) => value + 2)],
      [bias, someFloats(columns, 3)],
      [total, someFloats(size, 4).map((value) => value + 2)],
    ]),
    times: 2,
  };
}

/** Rows and columns as they lie, but the sum from the last to the first. */
function backwardTrial(rows: number, columns: number, depth: number): Trial {
  return laidOutTrial(rows, columns, depth, {
    a: affine([depth, 0, -1], depth - 1),
    b: affine([0, 1, -columns], (depth - 1) * columns),
    y: affine([columns, 1]),
  });
}

/** Both factors from their last element to their first, into a transposed product. */
function reversedTrial(rows: number, columns: number, depth: number): Trial {
  return laidOutTrial(rows, columns, depth, {
    a: affine([-depth, 0, -1], rows * depth - 1),
    b: affine([0, -1, -columns], depth * columns - 1),
    y: affine([1, rows]),
  });
}

/** y = a · b, with each where it is said to lie. */
function laidOutTrial(
  rows: number,
  columns: number,
  depth: number,
  at: Readonly<Record<'a' | 'b' | 'y', Affine>>,
): Trial {
  const [a, b, y] = [floats(rows * depth), floats(depth * columns), floats(rows * columns)];
  return {
    kernels: [
      {
        kind: 'matmul',
        shape: [rows, columns],
        depth,
        a: { buffer: a, at: at.a },
        b: { buffer: b, at: at.b },
        stores: [{ buffer: y, at: at.y, value: sum() }],
      },
    ],
    contents: new Map([
      [a, someFloats(a.size, 1).map((value) => value + 2)],
      [b, someFloats(b.size, 2).map((value) => value + 2)],
    ]),
  };
}
