import * as fc from 'fast-check';
import * as tf from '../../../worker/tf.js';
import type { Machine } from '../../../worker/compile/machine.js';
import { expectAsOnTfjs } from './compiled.js';

type T = tf.Tensor2D;

/** Something to do with one or two matrices, each of which has one row or all, and one column or all. */
type Operation = (a: T, b: T) => tf.Tensor;

const OPERATIONS: Readonly<Record<string, Operation>> = {
  add: (a, b) => a.add(b),
  sub: (a, b) => a.sub(b),
  mul: (a, b) => a.mul(b),
  maximum: (a, b) => full(a, b).maximum(full(b, a)),
  minimum: (a, b) => full(a, b).minimum(full(b, a)),
  div: (a, b) => a.div(b.square().add(1)),
  step: (a, b) => a.step().mul(b.tanh()),
  tanh: (a) => a.tanh(),
  sigmoid: (a) => a.sigmoid(),
  softplus: (a) => a.softplus(),
  exp: (a) => a.tanh().exp<T>(),
  log: (a) => a.square().add(0.5).log(),
  sin: (a) => a.sin(),
  sqrt: (a) => a.square().add(0.1).sqrt(),
  relu: (a) => a.relu(),
  leakyRelu: (a) => tf.leakyRelu(a, 0.2),
  square: (a) => a.tanh().square(),
  softmax: (a) => tf.softmax(a),
  sumOfRows: (a) => a.sum(0, true).div(a.shape[0]),
  sumOfColumns: (a) => a.sum(1, true).div(a.shape[1]),
  total: (a) => a.mean().reshape([1, 1]),
  maximumOfRow: (a) => a.max(1, true),
  productThere: (a, b) =>
    a.shape[1] === b.shape[1] ? scaled(tf.matMul(tf.matMul(a, b, false, true), b)) : a,
  productBack: (a, b) => (a.shape[0] === b.shape[0] ? scaled(tf.matMul(a, tf.matMul(a, b, true, false))) : a),
  transposed: (a) => a.transpose().neg().transpose(),
  flattened: (a) => a.flatten().abs().reshape(a.shape),
  reversed: (a) => a.reverse(0).add(a.reverse(1)),
  padded: (a) =>
    tf.pad(a.slice([0, 0], [a.shape[0], 1]), [
      [0, 0],
      [0, a.shape[1] - 1],
    ]),
  concatenated: (a) => tf.concat([a.neg(), a.mul(2)], 1).slice([0, a.shape[1] - 1], [a.shape[0], a.shape[1]]),
  stacked: (a) => tf.concat([a, a.exp().clipByValue(0, 3)], 0).slice([a.shape[0] >> 1, 0], a.shape),
};

/** As large as the two broadcast together: tfjs has no gradient of some ops where they broadcast themselves. */
function full(a: T, b: T): T {
  return a.add(b.mul(0));
}

/** Keeps products of many terms near the numbers that they are made of. */
function scaled(product: T): T {
  return product.div(product.abs().max().add(1));
}

const NAMES = Object.keys(OPERATIONS);

interface Program {
  readonly rows: number;
  readonly columns: number;
  readonly steps: readonly (readonly [name: string, a: number, b: number])[];
  readonly seed: number;
}

const programs: fc.Arbitrary<Program> = fc.record({
  rows: fc.constantFrom(1, 2, 3, 5, 8, 13),
  columns: fc.constantFrom(1, 2, 4, 7, 17),
  steps: fc.array(fc.tuple(fc.constantFrom(...NAMES), fc.nat(20), fc.nat(20)), {
    minLength: 1,
    maxLength: 10,
  }),
  seed: fc.nat(1000),
});

/** The inputs: all rows and columns, one row, one column, one number. */
function inputsOf({ rows, columns, seed }: Program): T[] {
  const shapes: [number, number][] = [
    [rows, columns],
    [1, columns],
    [rows, 1],
    [1, 1],
  ];
  return shapes.map(([m, n], i) =>
    tf.tensor2d(
      Float32Array.from({ length: m * n }, (_, j) => 1.5 * Math.sin(1 + seed + 31 * i + 2.7 * j)),
      [m, n],
    ),
  );
}

/** What the steps make of the inputs, and the gradient of its mean with respect to each of them. */
function compute({ steps }: Program, inputs: readonly T[]): tf.Tensor[] {
  const run = (...values: T[]): T => {
    const made = [...values];
    for (const [name, a, b] of steps)
      made.push(OPERATIONS[name]!(made[a % made.length]!, made[b % made.length]!) as T);
    return made.at(-1)!;
  };
  const mean = (...values: tf.Tensor[]): tf.Scalar => {
    // So that each input has a gradient.
    const all = values.reduce((sum, value) => sum.add(value.mean().mul(0.1)), tf.scalar(0));
    return run(...(values as T[]))
      .mean<tf.Scalar>()
      .add(all);
  };
  return [run(...inputs), ...tf.grads(mean)([...inputs])];
}

/** Small graphs of all kinds come out on a machine as on tfjs, and so do their gradients. */
export function describeRandomGraphs(target: string, machineOf: () => Promise<Machine>, runs: number): void {
  describe(`random graphs and their gradients on ${target}`, () => {
    it('come out as on tfjs', async function () {
      this.timeout(300_000);
      const machine = await machineOf();
      await tf.setBackend('cpu');
      await fc.assert(
        fc.asyncProperty(programs, async (program) => {
          const inputs = inputsOf(program);
          await expectAsOnTfjs(
            machine,
            inputs,
            (...variables) => compute(program, variables as unknown as T[]),
            1e-4,
          );
          tf.dispose(inputs);
        }),
        { seed: 1, numRuns: runs, includeErrorInReport: true },
      );
      machine.dispose();
    });
  });
}
