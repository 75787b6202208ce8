import { contiguousStrides } from '../../../../worker/compile/affine.js';
import type { Expr, Kernel, ReduceOp, Type } from '../../../../worker/compile/loops.js';
import type { Values } from '../../../../worker/compile/machine.js';
import type { WgslMachine } from '../../../../worker/compile/wgsl/machine.js';
import { affine, expectAgreement, floats, load, planOf, someFloats, sum } from '../agreement.js';
import { EMULATED_GPU, GPU } from '../../../../worker/compile/wgsl/target.js';
import { openMachine } from './device.js';

for (const target of [GPU, EMULATED_GPU]) {
  describe(`reductions in WGSL, for ${target === GPU ? 'a GPU' : 'an emulated GPU'}`, () => {
    let machine: WgslMachine;
    before(async () => {
      machine = await openMachine({ ...target, alone: 0 });
    });
    after(() => {
      machine.dispose();
    });

    /** Reduces the axes of a tensor that are named. */
    async function expectReduced(
      shape: readonly number[],
      axes: readonly number[],
      op: ReduceOp = 'sum',
      type: Type = 'f32',
    ): Promise<void> {
      const kept = shape.map((_, axis) => axis).filter((axis) => !axes.includes(axis));
      const strides = contiguousStrides(shape);
      const keptShape = kept.map((axis) => shape[axis]!);
      const size = shape.reduce((product, length) => product * length, 1);
      const results = keptShape.reduce((product, length) => product * length, 1);
      const [x, y] = [
        { type, size },
        { type, size: results },
      ];
      const at = affine([...kept, ...axes].map((axis) => strides[axis]!));
      const kernel: Kernel = {
        kind: 'reduce',
        shape: keptShape,
        reduced: axes.map((axis) => shape[axis]!),
        sums: [{ op, value: load(x, at) }],
        stores: [{ buffer: y, at: affine(contiguousStrides(keptShape)), value: sum(0, type) }],
      };
      const values = someFloats(size).map((value) => value + (op === 'prod' ? 1.5 : 2));
      const contents: [Values, Values] =
        type === 'f32'
          ? [values, new Float32Array(results)]
          : [Int32Array.from(values, (value) => value * 1000), new Int32Array(results)];
      await expectAgreement(
        machine,
        planOf(kernel),
        new Map([
          [x, contents[0]],
          [y, contents[1]],
        ]),
      );
    }

    describe('take axes at each position', () => {
      for (const axes of [[0], [1], [2], [0, 1], [1, 2], [0, 2], [2, 0], [0, 1, 2]]) {
        it(`axes ${axes.join(', ')} of 5 × 3 × 7`, () => expectReduced([5, 3, 7], axes));
      }
    });

    describe('take all sizes', () => {
      for (const length of [1, 2, 63, 64, 65, 128, 129, 1000, 20_011]) {
        it(`${length} numbers to one`, () => expectReduced([length], [0]));
        it(`${length} numbers to each of 3`, () => expectReduced([length, 3], [0]));
      }
      it('long rows to many results', () => expectReduced([4099, 130], [1]));
      it('no numbers at all', () => expectReduced([4, 0], [1]));
    });

    describe('compute each op as the interpreter does', () => {
      for (const op of ['sum', 'prod', 'max', 'min'] as const) {
        for (const type of ['f32', 'i32'] as const) {
          it(`${op} of ${type}, by threads`, () => expectReduced([13, 11], [1], op, type));
          it(`${op} of ${type}, by workgroups`, () => expectReduced([2, 333], [1], op, type));
        }
      }
    });

    it('have a prologue, several sums and an epilogue that broadcasts', async () => {
      for (const length of [10, 300]) {
        const [x, scale, y] = [floats(6 * length), floats(6), floats(6)];
        const value = load(x, affine([length, 1]));
        const square: Expr = { kind: 'binary', type: 'f32', op: 'mul', a: value, b: value };
        const mean: Expr = { kind: 'binary', type: 'f32', op: 'mul', a: sum(0), b: load(scale, affine([1])) };
        const kernel: Kernel = {
          kind: 'reduce',
          shape: [6],
          reduced: [length],
          sums: [
            { op: 'sum', value: square },
            { op: 'max', value },
          ],
          stores: [
            {
              buffer: y,
              at: affine([1]),
              value: { kind: 'binary', type: 'f32', op: 'add', a: mean, b: sum(1) },
            },
          ],
        };
        await expectAgreement(
          machine,
          planOf(kernel),
          new Map([
            [x, someFloats(6 * length)],
            [scale, someFloats(6, 2).map(Math.abs)],
            [y, new Float32Array(6)],
          ]),
        );
      }
    });
  });
}
