/** What is planned for functions and steps of tfjs. */
import * as tf from '../../../worker/tf.js';
import { sizeOf } from '../../../worker/compile/affine.js';
import type { Kernel, Plan, Store } from '../../../worker/compile/loops.js';
import { partsOf } from '../../../worker/compile/walk.js';
import { expectAsOnTfjs, expectStepAsOnTfjs, type Computation } from './compiled.js';
import { InterpretingMachine } from './interpreting-machine.js';
import { someFloats } from './kernel-parts.js';

type Shape = readonly number[];

const tensorOf = (shape: Shape, seed: number): tf.Tensor =>
  tf.tensor(someFloats(sizeOf(shape), seed), [...shape]);

/** The plan of a function of inputs that have these shapes; expects it to come out as on tfjs. */
export async function planOf(shapes: readonly Shape[], compute: Computation): Promise<Plan> {
  const machine = new InterpretingMachine();
  await expectAsOnTfjs(machine, shapes.map(tensorOf), compute);
  return machine.plan!;
}

/** The plan of a step on variables that have these shapes; expects it to do what it does on tfjs. */
export async function planOfStep(
  shapes: readonly Shape[],
  step: (variables: tf.Variable[]) => void,
): Promise<Plan> {
  const machine = new InterpretingMachine();
  const make = (): tf.Variable[] => shapes.map((shape, seed) => tf.variable(tensorOf(shape, seed)));
  await expectStepAsOnTfjs(machine, make, step);
  return machine.plan!;
}

/** Each kernel in a line: its kind, and the ops that it computes before and after its sums, once each. */
export function linesOf({ kernels }: Plan): readonly string[] {
  return kernels.map((kernel) => {
    const sums = kernel.kind === 'reduce' ? kernel.sums : [];
    const parts = partsOf([...sums, ...storesOf(kernel)].map(({ value }) => value));
    const ops = [...parts].flatMap((expr) => ('op' in expr ? [expr.op] : []));
    return [kernel.kind, ...ops].join(' ');
  });
}

export function storesOf(kernel: Kernel): readonly Store[] {
  return 'stores' in kernel ? kernel.stores : [];
}
