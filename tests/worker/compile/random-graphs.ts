import * as fc from 'fast-check';
import * as tf from '../../../worker/tf.js';
import type { Machine } from '../../../worker/compile/machine.js';
import { expectAsOnTfjs } from './compiled.js';
import { OPERATIONS } from './random-operations.js';

type T = tf.Tensor2D;

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

/** The inputs and all that the steps make of them, added up; and the gradient of its mean with respect to each input. */
function compute({ steps }: Program, inputs: readonly T[]): tf.Tensor[] {
  const run = (...values: tf.Tensor[]): T => {
    const made = [...(values as T[])];
    for (const [name, a, b] of steps)
      made.push(OPERATIONS[name]!(made[a % made.length]!, made[b % made.length]!) as T);
    return made.reduce((sum, value) => sum.add(value));
  };
  return [run(...inputs), ...tf.grads((...values) => run(...values).mean())([...inputs])];
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
