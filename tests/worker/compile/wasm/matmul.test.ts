import fc from 'fast-check';
import type { Expr } from '../../../../worker/compile/loops.js';
import { affine, expectAgreement, floats, load, planOf, someFloats, sum } from '../agreement.js';
import { describeMachine } from './machines.js';

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

describeMachine('matrix products in WebAssembly', (machine) => {
  /** a · b, tanh(a · b + bias), and a · b added to what was there. */
  async function expectProduct(product: Product): Promise<void> {
    const {
      batch = 1,
      rows,
      columns,
      depth,
      transposeA = false,
      transposeB = false,
      shareB = false,
    } = product;
    const size = batch * rows * columns;
    const [a, b, bias] = [floats(batch * rows * depth), floats(batch * depth * columns), floats(columns)];
    const [plain, y, total] = [floats(size), floats(size), floats(size)];
    const here = affine([rows * columns, columns, 1]);
    const biased: Expr = {
      kind: 'binary',
      type: 'f32',
      op: 'add',
      a: sum(),
      b: load(bias, affine([0, 0, 1])),
    };
    const accumulated: Expr = { kind: 'binary', type: 'f32', op: 'add', a: load(total, here), b: sum() };
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
    // Positive, so that sums do not cancel and relative errors mean something.
    await expectAgreement(
      machine,
      planOf(
        { ...factors, stores: [{ buffer: plain, at: here, value: sum() }] },
        {
          ...factors,
          stores: [
            { buffer: y, at: here, value: { kind: 'unary', type: 'f32', op: 'tanh', x: biased } },
            { buffer: total, at: here, value: accumulated },
          ],
        },
      ),
      new Map([
        [a, someFloats(a.size, 1).map((value) => (value + 2) / depth)],
        [b, someFloats(b.size, 2).map((value) => value + 2)],
        [bias, someFloats(columns, 3)],
        [plain, new Float32Array(size)],
        [y, new Float32Array(size)],
        [total, someFloats(size, 4).map((value) => value + 2)],
      ]),
      2,
    );
  }

  describe('take all transpositions', () => {
    for (const transposeA of [false, true]) {
      for (const transposeB of [false, true]) {
        const name = `${transposeA ? 'aᵀ' : 'a'} · ${transposeB ? 'bᵀ' : 'b'}`;
        it(name, () => expectProduct({ rows: 19, columns: 23, depth: 29, transposeA, transposeB }));
        it(`${name}, too large for the first-level cache`, () =>
          expectProduct({ rows: 18, columns: 125, depth: 151, transposeA, transposeB }));
      }
    }
  });

  describe('take all sizes', () => {
    const size = fc.integer({ min: 1, max: 20 });
    const products = fc.record({
      batch: fc.integer({ min: 1, max: 3 }),
      rows: size,
      columns: size,
      depth: size,
      transposeA: fc.boolean(),
      transposeB: fc.boolean(),
      shareB: fc.boolean(),
    });
    it('up to 20, of each axis', () =>
      fc.assert(fc.asyncProperty(products, expectProduct), { numRuns: 150, seed: 7 }));

    for (const [rows, columns, depth] of [
      [150, 16, 2],
      [150, 1, 16],
      [64, 128, 64],
      [1, 131, 257],
      [100, 13, 300],
    ] as const) {
      it(`${rows} × ${depth} × ${columns}`, () => expectProduct({ rows, columns, depth }));
    }
    it('a first factor that lies transposed, in rows a kilobyte apart', () =>
      expectProduct({ rows: 256, columns: 130, depth: 129, transposeA: true }));
    it('a first factor that lies transposed, too large for the second-level cache', () =>
      expectProduct({ rows: 300, columns: 9, depth: 450, transposeA: true }));
    it('a batch of such factors', () =>
      expectProduct({ batch: 2, rows: 300, columns: 9, depth: 450, transposeA: true }));
    it('a depth of 0', () => expectProduct({ rows: 3, columns: 5, depth: 0 }));
  });

  it('take factors in the reverse order, and store the transposed product', async () => {
    const [rows, columns, depth] = [6, 11, 13];
    const [a, b, y] = [floats(rows * depth), floats(depth * columns), floats(rows * columns)];
    await expectAgreement(
      machine,
      planOf({
        kind: 'matmul',
        shape: [rows, columns],
        depth,
        a: { buffer: a, at: affine([-depth, 0, -1], a.size - 1) },
        b: { buffer: b, at: affine([0, -1, -columns], b.size - 1) },
        stores: [{ buffer: y, at: affine([1, rows]), value: sum() }],
      }),
      new Map([
        [a, someFloats(a.size, 1).map((value) => value + 2)],
        [b, someFloats(b.size, 2).map((value) => value + 2)],
        [y, new Float32Array(y.size)],
      ]),
    );
  });
});
