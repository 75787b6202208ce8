import fc from 'fast-check';
import type { Expr, ReduceOp, Type } from '../../../../worker/compile/loops.js';
import { contiguousStrides, sizeOf } from '../../../../worker/compile/affine.js';
import {
  affine,
  expectAgreement,
  floats,
  integers,
  load,
  planOf,
  someFloats,
  sum,
  type Contents,
} from '../agreement.js';
import { describeMachine } from './machines.js';

describeMachine('reductions in WebAssembly', (machine) => {
  /** Reduces axes of a tensor in the order in which they are named; what is accumulated is near 1. */
  async function expectReduced(
    shape: readonly number[],
    axes: readonly number[],
    op: ReduceOp = 'sum',
    type: Type = 'f32',
  ): Promise<void> {
    const kept = shape.map((_, axis) => axis).filter((axis) => !axes.includes(axis));
    const keptShape = kept.map((axis) => shape[axis]!);
    const strides = contiguousStrides(shape);
    const x = { type, size: sizeOf(shape) };
    const y = { type, size: sizeOf(keptShape) };
    const at = affine([...kept, ...axes].map((axis) => strides[axis]!));
    const values = someFloats(x.size).map((value) => 1 + value / 4);
    const whole = Int32Array.from(values, (value) => value * 1e6);
    const plan = planOf({
      kind: 'reduce',
      shape: keptShape,
      reduced: axes.map((axis) => shape[axis]!),
      sums: [{ op, value: load(x, at) }],
      stores: [{ buffer: y, at: affine(contiguousStrides(keptShape)), value: sum(0, type) }],
    });
    const contents: Contents = new Map();
    contents.set(x, type === 'f32' ? values : whole);
    contents.set(y, type === 'f32' ? new Float32Array(y.size) : new Int32Array(y.size));
    await expectAgreement(machine, plan, contents);
  }

  describe('take axes at each position', () => {
    for (const axes of [[], [0], [1], [2], [0, 1], [1, 2], [0, 2], [2, 0], [2, 1, 0], [0, 1, 2]]) {
      it(`axes ${axes.join(', ')} of 5 × 18 × 23`, () => expectReduced([5, 18, 23], axes));
    }
    it('of any shape', () =>
      fc.assert(
        fc.asyncProperty(
          fc
            .array(fc.integer({ min: 1, max: 21 }), { minLength: 1, maxLength: 4 })
            .filter((shape) => sizeOf(shape) < 20_000)
            .chain((shape) =>
              fc.tuple(fc.constant(shape), fc.shuffledSubarray(shape.map((_, axis) => axis))),
            ),
          ([shape, axes]) => expectReduced(shape, axes),
        ),
        { numRuns: 100, seed: 5 },
      ));
  });

  describe('take all lengths', () => {
    for (const length of [1, 2, 3, 4, 5, 15, 16, 17, 31, 33, 1000, 20_011]) {
      it(`${length} numbers to one`, () => expectReduced([length], [0]));
      it(`${length} numbers to each of 3`, () => expectReduced([length, 3], [0]));
      it(`3 numbers to each of ${length}`, () => expectReduced([length, 3], [1]));
    }
    it('no numbers at all', () => expectReduced([4, 0], [1]));
  });

  describe('compute each op as the interpreter does', () => {
    for (const op of ['sum', 'prod', 'max', 'min'] as const) {
      for (const type of ['f32', 'i32'] as const) {
        it(`${op} of ${type} along either axis`, async () => {
          await expectReduced([21, 22], [0], op, type);
          await expectReduced([21, 22], [1], op, type);
        });
      }
    }
  });

  it('accumulate several values that share what they are computed from, and compute with what came out', async () => {
    // Mean and variance of each column, and the columns' standardised first row.
    const [rows, columns] = [37, 10];
    const [x, mean, variance] = [floats(rows * columns), floats(columns), floats(columns)];
    const element = load(x, affine([1, columns]));
    const square: Expr = { kind: 'binary', type: 'f32', op: 'mul', a: element, b: element };
    const scaled = (a: Expr): Expr => ({
      kind: 'binary',
      type: 'f32',
      op: 'div',
      a,
      b: { kind: 'number', type: 'f32', value: rows },
    });
    const average = scaled(sum(0));
    const averageSquared: Expr = { kind: 'binary', type: 'f32', op: 'mul', a: average, b: average };
    await expectAgreement(
      machine,
      planOf({
        kind: 'reduce',
        shape: [columns],
        reduced: [rows],
        sums: [
          { op: 'sum', value: element },
          { op: 'sum', value: square },
        ],
        stores: [
          { buffer: mean, at: affine([1]), value: average },
          {
            buffer: variance,
            at: affine([1]),
            value: { kind: 'binary', type: 'f32', op: 'sub', a: scaled(sum(1)), b: averageSquared },
          },
        ],
      }),
      new Map([
        [x, someFloats(x.size).map((value) => value + 0.5)],
        [mean, new Float32Array(columns)],
        [variance, new Float32Array(columns)],
      ]),
    );
  });

  it('reduce in place, beside what is kept', async () => {
    const [x, total] = [floats(40), floats(4)];
    const value: Expr = { kind: 'binary', type: 'f32', op: 'add', a: load(total, affine([1])), b: sum() };
    await expectAgreement(
      machine,
      planOf({
        kind: 'reduce',
        shape: [4],
        reduced: [10],
        sums: [{ op: 'sum', value: load(x, affine([10, 1])) }],
        stores: [{ buffer: total, at: affine([1]), value }],
      }),
      new Map([
        [x, someFloats(40).map(Math.abs)],
        [total, new Float32Array(4).fill(1)],
      ]),
      3,
    );
  });

  it('go over the integers modulo 2³²', async () => {
    const [x, y] = [integers(9), integers(1)];
    await expectAgreement(
      machine,
      planOf({
        kind: 'reduce',
        shape: [],
        reduced: [9],
        sums: [{ op: 'sum', value: load(x, affine([1])) }],
        stores: [{ buffer: y, at: affine([]), value: sum(0, 'i32') }],
      }),
      new Map([
        [x, new Int32Array(9).fill(2 ** 30)],
        [y, new Int32Array(1)],
      ]),
    );
  });
});
