import type { Expr, Kernel } from '../../../../worker/compile/loops.js';
import type { WgslMachine } from '../../../../worker/compile/wgsl/machine.js';
import { affine, expectAgreement, floats, load, planOf, someFloats, sum } from '../agreement.js';
import { EMULATED_GPU, GPU } from '../../../../worker/compile/wgsl/target.js';
import { openMachine } from './device.js';

interface Product {
  readonly batch?: number;
  readonly rows: number;
  readonly columns: number;
  readonly depth: number;
  readonly transposeA?: boolean;
  readonly transposeB?: boolean;
}

for (const target of [GPU, EMULATED_GPU]) {
  describe(`matrix products in WGSL, for ${target === GPU ? 'a GPU' : 'an emulated GPU'}`, () => {
    let machine: WgslMachine;
    before(async () => {
      machine = await openMachine({ ...target, alone: 0 });
    });
    after(() => {
      machine.dispose();
    });

    /** tanh(a · b + bias), and a · b added to what was there. */
    async function expectProduct(product: Product): Promise<void> {
      const { batch = 1, rows, columns, depth, transposeA = false, transposeB = false } = product;
      const size = batch * rows * columns;
      const [a, b, bias] = [floats(batch * rows * depth), floats(batch * depth * columns), floats(columns)];
      const [y, total] = [floats(size), floats(size)];
      const here = affine([rows * columns, columns, 1]);
      const biased: Expr = {
        kind: 'binary',
        type: 'f32',
        op: 'add',
        a: sum(),
        b: load(bias, affine([0, 0, 1])),
      };
      const kernel: Kernel = {
        kind: 'matmul',
        shape: [batch, rows, columns],
        depth,
        a: { buffer: a, at: affine([rows * depth, ...(transposeA ? [1, 0, rows] : [depth, 0, 1])]) },
        b: { buffer: b, at: affine([depth * columns, ...(transposeB ? [0, depth, 1] : [0, 1, columns])]) },
        stores: [
          { buffer: y, at: here, value: { kind: 'unary', type: 'f32', op: 'tanh', x: biased } },
          {
            buffer: total,
            at: here,
            value: { kind: 'binary', type: 'f32', op: 'add', a: load(total, here), b: sum() },
          },
        ],
      };
      // Positive, so that sums do not cancel and relative errors mean something.
      await expectAgreement(
        machine,
        planOf(kernel),
        new Map([
          [a, someFloats(a.size, 1).map((value) => (value + 2) / depth)],
          [b, someFloats(b.size, 2).map((value) => value + 2)],
          [bias, someFloats(columns, 3)],
          [y, new Float32Array(size)],
          [total, someFloats(size, 4).map((value) => value + 2)],
        ]),
        2,
      );
    }

    describe('take all transpositions', () => {
      for (const transposeA of [false, true]) {
        for (const transposeB of [false, true]) {
          it(`${transposeA ? 'aᵀ' : 'a'} · ${transposeB ? 'bᵀ' : 'b'}`, () =>
            expectProduct({ rows: 19, columns: 23, depth: 29, transposeA, transposeB }));
        }
      }
    });

    describe('take all sizes', () => {
      const sizes = [
        [1, 1, 1],
        [1, 7, 3],
        [7, 1, 3],
        [8, 8, 8],
        [9, 16, 1],
        [17, 9, 31],
        [150, 16, 2],
        [64, 128, 64],
        [100, 131, 257],
      ] as const;
      for (const [rows, columns, depth] of sizes) {
        it(`${rows} × ${depth} × ${columns}`, () => expectProduct({ rows, columns, depth }));
      }
      it('a batch of 3', () => expectProduct({ batch: 3, rows: 10, columns: 11, depth: 5 }));
    });
  });
}
