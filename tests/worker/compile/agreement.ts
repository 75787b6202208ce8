/** What a machine makes of plans, beside the interpreter. */
import { expect } from 'chai';
import type { Buffer, Kernel, Plan } from '../../../worker/compile/loops.js';
import type { Machine, Values } from '../../../worker/compile/machine.js';
import { interpret } from './interpret.js';

export type Contents = Map<Buffer, Values>;

/** Relative. */
const TOLERANCE = 1e-5;

/**
 * Runs a plan on the machine and on the interpreter, and compares every buffer that is held.
 * @param tolerance Relative; 0 where every bit counts.
 */
export async function expectAgreement(
  machine: Machine,
  plan: Plan,
  contents: Contents,
  times = 1,
  tolerance = TOLERANCE,
): Promise<void> {
  machine.hold(contents);
  const program = await machine.load(plan);
  program.run(times);
  const expected: Contents = new Map([...contents].map(([buffer, values]) => [buffer, values.slice()]));
  interpret(plan, expected, times);
  for (const [buffer, values] of expected) expectClose(await machine.read(buffer), values, tolerance);
  program.dispose();
  machine.release(contents.keys());
}

function expectClose(actual: Values, expected: Values, tolerance: number): void {
  expect(actual.length).to.equal(expected.length);
  expected.forEach((value, i) => {
    const near = tolerance > 0 && Math.abs(actual[i]! - value) <= tolerance * Math.abs(value);
    if (!near && !Object.is(actual[i], value))
      expect(actual[i], `number ${i} of ${expected.length}`).to.deep.equal(value);
  });
}

/** A plan whose buffers are all held. */
export function planOf(...kernels: readonly Kernel[]): Plan {
  return { kernels, scratch: new Map(), scratchSize: 0 };
}
