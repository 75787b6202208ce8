import { expect } from 'chai';
import '../../../worker/backend/cpu.js';
import { setBackend, tidy, variable, type Tensor, type Variable } from '../../../worker/tf.js';
import { Compiler } from '../../../worker/compile/compiler.js';
import type { Machine } from '../../../worker/compile/machine.js';

/** To be computed by tfjs and by a machine. */
export type Computation = (...inputs: Variable[]) => Tensor | readonly Tensor[];

/**
 * Expects a function to come out on a machine as it does on tfjs's CPU backend.
 * @param tolerance Largest deviation, relative to the largest value where that is above 1.
 */
export async function expectAsOnTfjs(
  machine: Machine,
  inputs: readonly Tensor[],
  compute: Computation,
  tolerance = 1e-5,
): Promise<void> {
  await setBackend('cpu');
  const variables = inputs.map((input) => variable(input));
  const all = (): readonly Tensor[] => {
    const computed = compute(...variables);
    return 'shape' in computed ? [computed] : computed;
  };
  const expected = tidy(() => [...all()]);
  // What comes out is assigned to variables, as a step does; −1 is seen where nothing is.
  const outputs = expected.map((tensor) => variable(tensor.toFloat().mul(0).sub(1)));
  try {
    const compiler = new Compiler(machine);
    const program = await compiler.step(() =>
      all().forEach((tensor, i) => outputs[i]!.assign(tensor.toFloat())),
    );
    program.run(1);
    for (const [i, tensor] of expected.entries()) {
      const values = await compiler.read(outputs[i]!);
      expectClose(values, tensor.toFloat().dataSync(), tolerance);
    }
    program.dispose();
    compiler.dispose();
  } finally {
    for (const tensor of [...variables, ...expected, ...outputs]) tensor.dispose();
  }
}

/**
 * Expects variables to hold on a machine, after three steps, what they do on tfjs.
 * @param make Makes the same variables each time.
 * @param tolerance As for a function.
 */
export async function expectStepAsOnTfjs(
  machine: Machine,
  make: () => Variable[],
  step: (variables: Variable[]) => void,
  tolerance = 1e-5,
): Promise<void> {
  await setBackend('cpu');
  const [eager, compiled] = [make(), make()];
  try {
    for (let i = 0; i < 3; i++) tidy(() => step(eager));
    const compiler = new Compiler(machine);
    const program = await compiler.step(() => step(compiled));
    program.run(3);
    for (const [i, variable] of eager.entries())
      expectClose(await compiler.read(compiled[i]!), variable.dataSync(), tolerance);
    program.dispose();
    compiler.dispose();
  } finally {
    for (const variable of [...eager, ...compiled]) variable.dispose();
  }
}

/** Infinities and NaN are to be where they are expected. */
function expectClose(values: ArrayLike<number>, expected: ArrayLike<number>, tolerance: number): void {
  expect(values.length, 'length').to.equal(expected.length);
  const finite = Array.from(expected).filter(Number.isFinite).map(Math.abs);
  const limit = tolerance * finite.reduce((most, value) => Math.max(most, value), 1);
  for (let i = 0; i < expected.length; i++) {
    const [value, wanted] = [values[i]!, expected[i]!];
    if (Number.isFinite(wanted)) expect(value, `element ${i}`).to.be.closeTo(wanted, limit);
    else expect(value, `element ${i}`).to.deep.equal(wanted);
  }
}
