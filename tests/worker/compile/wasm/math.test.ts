import { expect } from 'chai';
import type { Expr, UnaryOp } from '../../../../worker/compile/loops.js';
import { planOf } from '../agreement.js';
import { affine, binary, floats, load, unary } from '../kernel-parts.js';
import { describeMachine } from './machines.js';

const each = affine([1]);

/** The distance between a number and its neighbour away from 0, in single precision. */
function unitInLastPlace(value: number): number {
  const exponent = Math.max(Math.floor(Math.log2(Math.abs(value))), -126);
  return 2 ** (exponent - 23);
}

/** How far a value is from the exact one, in units of its last place; infinite where it is not even the right kind. */
function errorOf(value: number, exact: number): number {
  const rounded = Math.fround(exact);
  if (!Number.isFinite(rounded) || rounded === 0) return Object.is(value, rounded) ? 0 : Infinity;
  return Math.abs(value - exact) / unitInLastPlace(exact);
}

/** Numbers of both signs from `low` to `high`, evenly on a logarithmic scale. */
function spread(low: number, high: number, count = 20_000): Float32Array {
  const ratio = Math.log(high / low);
  return Float32Array.from(
    { length: 2 * count },
    (_, i) => (i % 2 ? -1 : 1) * low * Math.exp((ratio * Math.floor(i / 2)) / count),
  );
}

const SPECIAL = Float32Array.of(
  0,
  -0,
  1,
  -1,
  Infinity,
  -Infinity,
  NaN,
  1e-45,
  -1e-45,
  3.4e38,
  -3.4e38,
  1e-38,
);

describeMachine('elementary functions', (machine) => {
  async function compute(expr: (...x: Expr[]) => Expr, ...inputs: Float32Array[]): Promise<Float32Array> {
    const size = inputs[0]!.length;
    const buffers = inputs.map(() => floats(size));
    const to = floats(size);
    const value = expr(...buffers.map((buffer) => load(buffer, each)));
    machine.hold(
      new Map([...buffers.map((buffer, i) => [buffer, inputs[i]!] as const), [to, new Float32Array(size)]]),
    );
    const program = await machine.load(
      planOf({ kind: 'map', shape: [size], stores: [{ buffer: to, at: each, value }] }),
    );
    program.run(1);
    const values = await machine.read(to);
    program.dispose();
    machine.release([...buffers, to]);
    return values as Float32Array;
  }

  const valuesOf = (op: UnaryOp, x: Float32Array): Promise<Float32Array> => compute((x) => unary(op, x), x);

  const functions = [
    { op: 'exp', from: 1e-10, to: 110, limit: 2 },
    { op: 'expm1', from: 1e-40, to: 110, limit: 4 },
    { op: 'log', from: 1e-45, to: 3.4e38, limit: 2 },
    { op: 'log1p', from: 1e-40, to: 3.4e38, limit: 4 },
    { op: 'tanh', from: 1e-40, to: 100, limit: 5 },
    { op: 'sin', from: 1e-40, to: 1e6, limit: 2 },
    { op: 'cos', from: 1e-40, to: 1e6, limit: 2 },
  ] as const;

  for (const { op, from, to, limit } of functions) {
    it(`${op} is right to ${limit} units in the last place, from ${from} to ${to} of both signs`, async () => {
      const x = spread(from, to);
      const values = await valuesOf(op, x);
      let worst = { error: 0, x: 0, value: 0 };
      values.forEach((value, i) => {
        const error = errorOf(value, Math[op](x[i]!));
        if (!(error <= worst.error)) worst = { error, x: x[i]!, value };
      });
      expect(worst.error, `${op}(${worst.x}) = ${worst.value}`).to.be.at.most(limit);
    });

    it(`${op} of zeros, infinities, NaN and the smallest and largest numbers`, async () => {
      const bounded =
        op === 'sin' || op === 'cos'
          ? SPECIAL.filter((x) => !(Math.abs(x) > 1e38 && x < Infinity && x > -Infinity))
          : SPECIAL;
      const values = await valuesOf(op, bounded);
      values.forEach((value, i) => {
        const error = errorOf(value, Math[op](bounded[i]!));
        expect(error, `${op}(${bounded[i]}) = ${value}`).to.be.at.most(limit);
      });
    });
  }

  it('sin and cos of numbers beyond reason stay within [−1, 1]', async () => {
    for (const op of ['sin', 'cos'] as const) {
      for (const value of await valuesOf(op, spread(1e9, 3e38, 100)))
        expect(Math.abs(value)).to.be.at.most(1);
    }
  });

  it('tanh is 1 far from 0', async () => {
    expect([...(await valuesOf('tanh', Float32Array.of(10, -10, 1e10)))]).to.deep.equal([1, -1, 1]);
  });

  it('pow is right to 1 unit in the last place', async () => {
    const bases = spread(1e-40, 3e38, 200);
    const exponents = [
      0,
      -0,
      0.5,
      -0.5,
      1,
      2,
      3,
      -1,
      -2,
      0.01,
      7.3,
      -1.7,
      1e-5,
      37,
      1e9,
      Infinity,
      -Infinity,
      NaN,
    ];
    const all = Float32Array.of(...bases, ...SPECIAL);
    for (const exponent of exponents) {
      const b = new Float32Array(all.length).fill(exponent);
      const values = await compute((a, b) => binary('pow', a, b), all, b);
      values.forEach((value, i) => {
        const exact = all[i]! ** b[i]!;
        expect(errorOf(value, exact), `${all[i]} ** ${exponent} = ${value}, not ${exact}`).to.be.at.most(1);
      });
    }
  });
});
