import fc from 'fast-check';
import { contiguousStrides, sizeOf } from '../../../../worker/compile/affine.js';
import type { ReduceOp, Type } from '../../../../worker/compile/loops.js';
import { affine, binary, floats, integers, load, number, someFloats, sum } from '../kernel-parts.js';
import type { Check, Trial } from './trial.js';

/** Which axes of a tensor are reduced, in which order. */
interface Reduced {
  readonly shape: readonly number[];
  readonly axes: readonly number[];
}

const reductions: fc.Arbitrary<Reduced> = fc
  .array(fc.integer({ min: 1, max: 21 }), { minLength: 1, maxLength: 4 })
  .filter((shape) => sizeOf(shape) < 20_000)
  .chain((shape) =>
    fc.record({
      shape: fc.constant(shape),
      axes: fc.shuffledSubarray(shape.map((_, axis) => axis)),
    }),
  );

const AXES = [[], [0], [1], [2], [0, 1], [1, 2], [0, 2], [2, 0], [2, 1, 0], [0, 1, 2]];

/** On both sides of what vectors and workgroups take at a time. */
const LENGTHS = [1, 2, 3, 4, 5, 15, 16, 17, 31, 33, 63, 64, 65, 128, 129, 1000, 20_011];

export function describeReductions(check: Check, runs: number): void {
  describe('take axes at each position', () => {
    for (const axes of AXES) {
      it(`axes ${axes.join(', ')} of 5 × 18 × 23`, () => check(reductionTrial({ shape: [5, 18, 23], axes })));
    }
    it('of any shape', () =>
      fc.assert(
        fc.asyncProperty(reductions, (reduction) => check(reductionTrial(reduction))),
        { numRuns: runs, seed: 5 },
      ));
  });

  describe('take all lengths', () => {
    for (const length of LENGTHS) {
      it(`${length} numbers to one`, () => check(reductionTrial({ shape: [length], axes: [0] })));
      it(`${length} numbers to each of 3`, () => check(reductionTrial({ shape: [length, 3], axes: [0] })));
      it(`3 numbers to each of ${length}`, () => check(reductionTrial({ shape: [length, 3], axes: [1] })));
    }
    it('130 numbers to each of 4099', () => check(reductionTrial({ shape: [4099, 130], axes: [1] })));
    it('no numbers at all', () => check(reductionTrial({ shape: [4, 0], axes: [1] })));
  });

  describe('compute each op', () => {
    for (const op of ['sum', 'prod', 'max', 'min'] as const) {
      for (const type of ['f32', 'i32'] as const) {
        it(`${op} of ${type}, along either axis, of few numbers and of many`, async () => {
          await check(reductionTrial({ shape: [21, 22], axes: [0] }, op, type));
          await check(reductionTrial({ shape: [21, 22], axes: [1] }, op, type));
          await check(reductionTrial({ shape: [2, 333], axes: [1] }, op, type));
        });
      }
    }
    it('sum of integers modulo 2³²', () => {
      const [x, y] = [integers(9), integers(1)];
      const sums = [{ op: 'sum', value: load(x, affine([1])) }] as const;
      const stores = [{ buffer: y, at: affine([]), value: sum(0, 'i32') }];
      return check({
        kernels: [{ kind: 'reduce', shape: [], reduced: [9], sums, stores }],
        contents: new Map([[x, new Int32Array(9).fill(2 ** 30)]]),
      });
    });
  });

  describe('compute before and after', () => {
    for (const length of [10, 37, 300]) {
      it(`mean, variance and largest of ${length} numbers, by rows and by columns`, async () => {
        await check(statisticsTrial(length, [length, 1]));
        await check(statisticsTrial(length, [1, 6]));
      });
    }

    it('in place, beside what is kept', () => {
      const [x, total] = [floats(40), floats(4)];
      const each = affine([1]);
      return check({
        kernels: [
          {
            kind: 'reduce',
            shape: [4],
            reduced: [10],
            sums: [{ op: 'sum', value: load(x, affine([10, 1])) }],
            stores: [{ buffer: total, at: each, value: binary('add', load(total, each), sum()) }],
          },
        ],
        contents: new Map([
          [x, someFloats(40).map(Math.abs)],
          [total, new Float32Array(4).fill(1)],
        ]),
        times: 3,
      });
    });
  });
}

/** What is accumulated is near 1, or near a million. */
function reductionTrial({ shape, axes }: Reduced, op: ReduceOp = 'sum', type: Type = 'f32'): Trial {
  const kept = shape.map((_, axis) => axis).filter((axis) => !axes.includes(axis));
  const keptShape = kept.map((axis) => shape[axis]!);
  const strides = contiguousStrides(shape);
  const x = { type, size: sizeOf(shape) };
  const y = { type, size: sizeOf(keptShape) };
  const at = affine([...kept, ...axes].map((axis) => strides[axis]!));
  const values = someFloats(x.size).map((value) => 1 + value / 4);
  return {
    kernels: [
      {
        kind: 'reduce',
        shape: keptShape,
        reduced: axes.map((axis) => shape[axis]!),
        sums: [{ op, value: load(x, at) }],
        stores: [{ buffer: y, at: affine(contiguousStrides(keptShape)), value: sum(0, type) }],
      },
    ],
    contents: new Map([[x, type === 'f32' ? values : Int32Array.from(values, (value) => value * 1e6)]]),
  };
}

/** Of six series, of which number j of series i lies where the strides say. */
function statisticsTrial(length: number, strides: readonly [series: number, number: number]): Trial {
  const each = affine([1]);
  const [x, shift] = [floats(6 * length), floats(6)];
  const [means, variances, largest] = [floats(6), floats(6), floats(6)];
  const value = load(x, affine(strides));
  const mean = binary('div', sum(0), number(length));
  const variance = binary('sub', binary('div', sum(1), number(length)), binary('mul', mean, mean));
  return {
    kernels: [
      {
        kind: 'reduce',
        shape: [6],
        reduced: [length],
        sums: [
          { op: 'sum', value },
          { op: 'sum', value: binary('mul', value, value) },
          { op: 'max', value },
        ],
        stores: [
          { buffer: means, at: each, value: mean },
          { buffer: variances, at: each, value: variance },
          { buffer: largest, at: each, value: binary('add', sum(2), load(shift, each)) },
        ],
      },
    ],
    contents: new Map([
      [x, someFloats(x.size).map((value) => value + 0.5)],
      [shift, someFloats(6, 2).map(Math.abs)],
    ]),
  };
}
