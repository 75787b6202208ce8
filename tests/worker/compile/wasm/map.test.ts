import fc from 'fast-check';
import { contiguousStrides, sizeOf } from '../../../../worker/compile/affine.js';
import {
  BINARY_OPS,
  UNARY_OPS,
  type Affine,
  type BinaryOp,
  type Expr,
  type Guard,
  type Store,
  type Type,
  type UnaryOp,
} from '../../../../worker/compile/loops.js';
import type { Values } from '../../../../worker/compile/machine.js';
import {
  affine,
  expectAgreement,
  floats,
  integers,
  load,
  number,
  planOf,
  someFloats,
  type Contents,
} from '../agreement.js';
import { describeMachine } from './machines.js';

const each = affine([1]);

/** What arithmetic is delicate about, both signs of it. */
const NASTY = [0, 1e-45, 1e-7, 0.34, 0.5, 0.999, 1, 1.5, 2, 2.5, 7.25, 30, 2 ** 31, 1e20, 3.4e38, Infinity];
const FLOATS = Float32Array.of(...NASTY, ...NASTY.map((x) => -x), NaN);
const WHOLE = [0, 1, 2, 3, 7, 10, 123_456, 2 ** 24 + 1, 2 ** 31 - 1];
const INTEGERS = Int32Array.of(...WHOLE, ...WHOLE.map((x) => -x), -(2 ** 31));

function zeros(type: Type, size: number): Values {
  return type === 'f32' ? new Float32Array(size) : new Int32Array(size);
}

const COMPARISONS: readonly BinaryOp[] = ['less', 'lessEqual', 'equal', 'notEqual'];
const OF_INTEGERS: readonly UnaryOp[] = ['neg', 'abs', 'sign', 'toF32'];

describeMachine('maps in WebAssembly', (machine) => {
  async function expectElementwise(value: (...x: Expr[]) => Expr, ...inputs: Values[]): Promise<void> {
    const size = inputs[0]!.length;
    const buffers = inputs.map((values) => (values instanceof Float32Array ? floats(size) : integers(size)));
    const expr = value(...buffers.map((buffer) => load(buffer, each)));
    const to = { type: expr.type, size };
    const contents: Contents = new Map(buffers.map((buffer, i) => [buffer, inputs[i]!]));
    contents.set(to, zeros(expr.type, size));
    const plan = planOf({ kind: 'map', shape: [size], stores: [{ buffer: to, at: each, value: expr }] });
    await expectAgreement(machine, plan, contents);
  }

  describe('compute each op as the interpreter does', () => {
    for (const op of UNARY_OPS) {
      const type = op === 'toI32' ? 'i32' : 'f32';
      // What is beyond the range of sine and cosine is another test's.
      const inputs = op === 'sin' || op === 'cos' ? FLOATS.filter((x) => !(Math.abs(x) >= 1e20)) : FLOATS;
      if (op !== 'toF32')
        it(`${op} of f32`, () => expectElementwise((x) => ({ kind: 'unary', type, op, x: x }), inputs));
    }
    for (const op of OF_INTEGERS) {
      const type = op === 'toF32' ? 'f32' : 'i32';
      it(`${op} of i32`, () => expectElementwise((x) => ({ kind: 'unary', type, op, x: x }), INTEGERS));
    }
    for (const op of BINARY_OPS) {
      const compute =
        (of: Type) =>
        (a?: Expr, b?: Expr): Expr => ({
          kind: 'binary',
          type: COMPARISONS.includes(op) ? 'f32' : of,
          op,
          a: a!,
          b: b!,
        });
      const pairs = <T>(values: Iterable<T>): (readonly [T, T])[] =>
        [...values].flatMap((a, _, all) => all.map((b) => [a, b] as const));
      const ofFloats = pairs(FLOATS);
      it(`${op} of f32`, () =>
        expectElementwise(
          compute('f32'),
          Float32Array.from(ofFloats, ([a]) => a),
          Float32Array.from(ofFloats, ([, b]) => b),
        ));
      if (op === 'pow') continue;
      const ofIntegers = pairs(INTEGERS).filter(
        ([a, b]) => op !== 'div' || (b !== 0 && !(a === -(2 ** 31) && b === -1)),
      );
      it(`${op} of i32`, () =>
        expectElementwise(
          compute('i32'),
          Int32Array.from(ofIntegers, ([a]) => a),
          Int32Array.from(ofIntegers, ([, b]) => b),
        ));
    }
    for (const op of ['max', 'min'] as const) {
      it(`${op} with a number on either side`, async () => {
        await expectElementwise((x) => ({ kind: 'binary', type: 'f32', op, a: x, b: number(0.5) }), FLOATS);
        await expectElementwise((x) => ({ kind: 'binary', type: 'f32', op, a: number(0.5), b: x }), FLOATS);
      });
    }
    it('select by a comparison, by a number and by NaN', async () => {
      const condition = (x: Expr): Expr => ({ kind: 'binary', type: 'f32', op: 'less', a: x, b: number(1) });
      await expectElementwise(
        (x, y) => ({ kind: 'select', type: 'f32', condition: condition(x), yes: x, no: y }),
        FLOATS,
        FLOATS.toReversed(),
      );
      await expectElementwise(
        (x, y) => ({ kind: 'select', type: 'f32', condition: x, yes: y, no: number(7) }),
        FLOATS,
        FLOATS,
      );
    });
    it('a truth value as a number', () =>
      expectElementwise((x) => {
        const isSmall: Expr = { kind: 'binary', type: 'f32', op: 'less', a: x, b: number(1) };
        const chosen: Expr = { kind: 'select', type: 'f32', condition: isSmall, yes: isSmall, no: number(3) };
        return { kind: 'binary', type: 'f32', op: 'add', a: chosen, b: isSmall };
      }, FLOATS));
  });

  describe('find their addresses', () => {
    /** A load of a tensor along some of the axes, in any order, perhaps with a margin of zeros. */
    const operand = (shape: readonly number[]) =>
      fc
        .record({
          axes: fc.shuffledSubarray(shape.map((_, axis) => axis)),
          margin: fc.constantFrom(0, 0, 1, 2),
          reversed: fc.boolean(),
        })
        .map(({ axes, margin, reversed }) => {
          const sizes = axes.map((axis) => Math.max(1, shape[axis]! - margin));
          const buffer = floats(sizeOf(sizes));
          const inner = contiguousStrides(sizes);
          const strides = shape.map((_, axis) => (axes.includes(axis) ? inner[axes.indexOf(axis)]! : 0));
          const guards: Guard[] = [];
          let at: Affine = affine(strides);
          if (margin > 0) {
            // Index i reads element i − 1, where there is one.
            at = affine(strides, -axes.reduce((sum, axis) => sum + strides[axis]!, 0));
            for (const [i, axis] of axes.entries()) {
              guards.push({
                coordinate: affine(
                  shape.map((_, other) => (other === axis ? 1 : 0)),
                  -1,
                ),
                limit: sizes[i]!,
              });
            }
          } else if (reversed) {
            at = affine(
              strides.map((stride) => -stride),
              buffer.size - 1,
            );
          }
          return load(buffer, at, guards);
        });

    const shapes = fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 4 });
    const nests = shapes.chain((shape) =>
      fc.record({
        shape: fc.constant(shape),
        operands: fc.array(operand(shape), { minLength: 1, maxLength: 4 }),
        orders: fc.array(
          fc.shuffledSubarray(
            shape.map((_, axis) => axis),
            { minLength: shape.length },
          ),
          { minLength: 1, maxLength: 3 },
        ),
      }),
    );

    it('of any shape, with broadcasting, transposition, reversal, margins and several stores', () =>
      fc.assert(
        fc.asyncProperty(nests, async ({ shape, operands, orders }) => {
          const contents: Contents = new Map();
          for (const [i, expr] of operands.entries()) {
            if (expr.kind === 'load') contents.set(expr.buffer, someFloats(expr.buffer.size, i + 1));
          }
          const stores = orders.map((order, i): Store => {
            const buffer = floats(sizeOf(shape));
            contents.set(buffer, new Float32Array(buffer.size));
            const inner = contiguousStrides(order.map((axis) => shape[axis]!));
            const strides = shape.map((_, axis) => inner[order.indexOf(axis)]!);
            const value = operands.reduce((a, b): Expr => ({
              kind: 'binary',
              type: 'f32',
              op: i === 0 ? 'max' : 'min',
              a,
              b,
            }));
            return { buffer, at: affine(strides), value };
          });
          await expectAgreement(machine, planOf({ kind: 'map', shape, stores }), contents);
        }),
        { numRuns: 150, seed: 3 },
      ));
  });

  describe('go by the store', () => {
    it('all values before the first store', async () => {
      const [a, b] = [floats(7), floats(7)];
      const stores = [
        { buffer: a, at: each, value: load(b, each) },
        { buffer: b, at: each, value: load(a, each) },
      ];
      await expectAgreement(
        machine,
        planOf({ kind: 'map', shape: [7], stores }),
        new Map([
          [a, someFloats(7, 1)],
          [b, someFloats(7, 2)],
        ]),
        3,
      );
    });

    it('leaves what is beside it alone', async () => {
      const whole = floats(40);
      const at = affine([1], 3);
      const value: Expr = { kind: 'unary', type: 'f32', op: 'neg', x: load(whole, at) };
      const plan = planOf({ kind: 'map', shape: [30], stores: [{ buffer: whole, at, value }] });
      await expectAgreement(machine, plan, new Map([[whole, someFloats(40)]]));
    });
  });
});
