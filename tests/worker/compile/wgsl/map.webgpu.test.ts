import { contiguousStrides } from '../../../../worker/compile/affine.js';
import { expect } from 'chai';
import {
  BINARY_OPS,
  UNARY_OPS,
  type BinaryOp,
  type Buffer,
  type Expr,
  type Type,
  type UnaryOp,
} from '../../../../worker/compile/loops.js';
import type { WgslMachine } from '../../../../worker/compile/wgsl/machine.js';
import { affine, expectAgreement, floats, integers, load, number, planOf, someFloats } from '../agreement.js';
import { openMachine } from './device.js';

const each = affine([1]);

/** Where functions are delicate: around 0 and 1, far out, at halves and on both sides of the powers of two. */
const DELICATE = [
  0, 1e-7, 1e-3, 0.1, 0.34, 0.36, 0.5, 0.7, 0.999, 1, 1.001, 1.39, 1.41, 1.5, 2, 2.5, 3, 7.25, 12, 30,
];
const SIGNED = Float32Array.from([...DELICATE, ...DELICATE.map((x) => -x)]);

/** Arguments for which a function has a finite value, where those are not all. */
const ARGUMENTS: Partial<Record<UnaryOp, Float32Array>> = {
  sqrt: SIGNED.filter((x) => x >= 0),
  log: SIGNED.filter((x) => x > 0),
  log1p: SIGNED.filter((x) => x > -1),
  tanh: Float32Array.from([...SIGNED, 100, -100]),
};

describe('maps in WGSL', () => {
  let machine: WgslMachine;
  before(async () => {
    machine = await openMachine();
  });
  after(() => {
    machine.dispose();
  });

  async function expectUnary(
    op: UnaryOp,
    from: Type,
    to: Type,
    values: Float32Array | Int32Array,
  ): Promise<void> {
    const [x, y]: Buffer[] = [
      { type: from, size: values.length },
      { type: to, size: values.length },
    ];
    const value: Expr = { kind: 'unary', type: to, op, x: load(x!, each) };
    const plan = planOf({ kind: 'map', shape: [values.length], stores: [{ buffer: y!, at: each, value }] });
    const zeros = to === 'f32' ? new Float32Array(values.length) : new Int32Array(values.length);
    await expectAgreement(
      machine,
      plan,
      new Map([
        [x!, values],
        [y!, zeros],
      ]),
    );
  }

  async function expectBinary(op: BinaryOp, type: Type, a: number[], b: number[]): Promise<void> {
    const isComparison = ['less', 'lessEqual', 'equal', 'notEqual'].includes(op);
    const values = type === 'f32' ? Float32Array : Int32Array;
    const result: Type = isComparison ? 'f32' : type;
    const [x, y, z]: Buffer[] = [
      { type, size: a.length },
      { type, size: b.length },
      { type: result, size: a.length },
    ];
    const value: Expr = { kind: 'binary', type: result, op, a: load(x!, each), b: load(y!, each) };
    const plan = planOf({ kind: 'map', shape: [a.length], stores: [{ buffer: z!, at: each, value }] });
    const zeros = result === 'f32' ? new Float32Array(a.length) : new Int32Array(a.length);
    await expectAgreement(
      machine,
      plan,
      new Map([
        [x!, new values(a)],
        [y!, new values(b)],
        [z!, zeros],
      ]),
    );
  }

  describe('compute each op as the interpreter does', () => {
    for (const op of UNARY_OPS.filter((each) => !each.startsWith('to'))) {
      it(`${op} of f32`, () => expectUnary(op, 'f32', 'f32', ARGUMENTS[op] ?? SIGNED));
    }
    it('isNaN of NaN', () =>
      expectUnary('isNaN', 'f32', 'f32', Float32Array.of(NaN, 1, Infinity, -Infinity, 0)));
    it('toI32', () => expectUnary('toI32', 'f32', 'i32', SIGNED));
    it('toF32', () => expectUnary('toF32', 'i32', 'f32', Int32Array.of(0, 1, -1, 7, -123456)));
    for (const op of ['neg', 'abs', 'sign'] as const) {
      it(`${op} of i32`, () => expectUnary(op, 'i32', 'i32', Int32Array.of(0, 1, -1, 7, -123456)));
    }

    const grid = [-2.5, -2, -1, -0.001, 0, 0.001, 0.5, 1, 3];
    const pairs = grid.flatMap((a) => grid.map((b) => [a, b] as const));
    for (const op of BINARY_OPS.filter((each) => each !== 'pow')) {
      const taken = pairs.filter(([, b]) => op !== 'div' || b !== 0);
      it(`${op} of f32`, () =>
        expectBinary(
          op,
          'f32',
          taken.map(([a]) => a),
          taken.map(([, b]) => b),
        ));
      const whole = taken.filter(([a, b]) => Number.isInteger(a) && Number.isInteger(b));
      it(`${op} of i32`, () =>
        expectBinary(
          op,
          'i32',
          whole.map(([a]) => a * 7),
          whole.map(([, b]) => b),
        ));
    }
    it('pow of any base', () =>
      expectBinary(
        'pow',
        'f32',
        pairs.map(([a]) => a),
        pairs.map(([, b]) => b),
      ));
    it('pow as Adam’s bias corrections need it', () =>
      expectBinary('pow', 'f32', [0.9, 0.999, 0.999, 0.99999], [100, 1, 1000, 5000]));

    it('select', async () => {
      const [x, y] = [floats(5), floats(5)];
      const value: Expr = {
        kind: 'select',
        type: 'f32',
        condition: load(x, each),
        yes: number(-1.5),
        no: load(x, affine([-1], 4)),
      };
      const plan = planOf({ kind: 'map', shape: [5], stores: [{ buffer: y, at: each, value }] });
      await expectAgreement(
        machine,
        plan,
        new Map([
          [x, Float32Array.of(0, 1, 0, -2, 5)],
          [y, new Float32Array(5)],
        ]),
      );
    });

    it('constants that are not finite, and those that would overflow if they were folded', async () => {
      const y = floats(4);
      const constants = [NaN, Infinity, -Infinity].map((value) => number(value));
      const overflow: Expr = { kind: 'binary', type: 'f32', op: 'mul', a: number(1e38), b: number(-1e38) };
      const stores = [...constants, overflow].map((value, i) => ({ buffer: y, at: affine([1], i), value }));
      await expectAgreement(
        machine,
        planOf({ kind: 'map', shape: [1], stores }),
        new Map([[y, new Float32Array(4)]]),
      );
    });
  });

  describe('reach all addresses', () => {
    it('of axes that are broadcast, transposed and reversed, in odd and prime sizes', async () => {
      const shape = [3, 5, 7];
      const [x, row, y] = [floats(105), floats(7), floats(105)];
      const value: Expr = {
        kind: 'binary',
        type: 'f32',
        op: 'sub',
        a: load(x, affine([1, 3, -15], 90)),
        b: load(row, affine([0, 0, 1])),
      };
      const plan = planOf({
        kind: 'map',
        shape,
        stores: [{ buffer: y, at: affine(contiguousStrides(shape)), value }],
      });
      await expectAgreement(
        machine,
        plan,
        new Map([
          [x, someFloats(105)],
          [row, someFloats(7)],
          [y, new Float32Array(105)],
        ]),
      );
    });

    it('of a single point', async () => {
      const y = floats(1);
      const stores = [{ buffer: y, at: affine([]), value: number(0.1) }];
      await expectAgreement(
        machine,
        planOf({ kind: 'map', shape: [], stores }),
        new Map([[y, new Float32Array(1)]]),
      );
    });

    it('where a guard holds, and gives 0 elsewhere', async () => {
      // A row of 5 with a margin of 2 on both sides, and every second column of it.
      const [x, y] = [floats(15), floats(3 * 5)];
      const coordinate = affine([0, 2], -2);
      const value = load(x, affine([5, 2], -2), [{ coordinate, limit: 5 }]);
      const plan = planOf({
        kind: 'map',
        shape: [3, 5],
        stores: [{ buffer: y, at: affine([5, 1]), value }],
      });
      await expectAgreement(
        machine,
        plan,
        new Map([
          [x, someFloats(15)],
          [y, new Float32Array(15)],
        ]),
      );
    });

    it('of more points than one axis of a dispatch has threads', async () => {
      const size = 65_535 * 64 + 77;
      const y = integers(size);
      const value: Expr = { kind: 'binary', type: 'i32', op: 'add', a: load(y, each), b: number(1, 'i32') };
      machine.hold(new Map([[y, new Int32Array(size)]]));
      const program = await machine.load(
        planOf({ kind: 'map', shape: [size], stores: [{ buffer: y, at: each, value }] }),
      );
      program.run(1);
      const values = await machine.read(y);
      expect(values.every((number) => number === 1)).to.equal(true);
      program.dispose();
      machine.release([y]);
    });
  });

  it('compute everything before they store', async () => {
    const [x, y] = [floats(3), floats(3)];
    const stores = [
      { buffer: x, at: each, value: load(y, each) },
      { buffer: y, at: each, value: load(x, each) },
    ];
    await expectAgreement(
      machine,
      planOf({ kind: 'map', shape: [3], stores }),
      new Map([
        [x, someFloats(3, 1)],
        [y, someFloats(3, 2)],
      ]),
    );
  });
});
