/** Plans for tests, and what a machine makes of them beside the interpreter. */
import { expect } from 'chai';
import type { Affine, Buffer, Expr, Guard, Kernel, Plan, Type } from '../../../worker/compile/loops.js';
import type { Machine, Values } from '../../../worker/compile/machine.js';
import { interpret } from './interpret.js';

export type Contents = Map<Buffer, Values>;

/** Relative. */
const TOLERANCE = 1e-5;

/** Runs a plan on the machine and on the interpreter, and compares every buffer that is held. */
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
    const close = Object.is(actual[i], value) || Math.abs(actual[i]! - value) <= tolerance * Math.abs(value);
    if (!close) expect(actual[i], `number ${i} of ${expected.length}`).to.equal(value);
  });
}

/** A plan whose buffers are all held. */
export function planOf(...kernels: readonly Kernel[]): Plan {
  return { kernels, scratch: new Map(), scratchSize: 0 };
}

export function floats(size: number): Buffer {
  return { type: 'f32', size };
}

export function integers(size: number): Buffer {
  return { type: 'i32', size };
}

/** Numbers between -1 and 1, the same each time. */
export function someFloats(size: number, seed = 1): Float32Array {
  return Float32Array.from({ length: size }, (_, i) => Math.sin(seed * 1000 + i * 1.7 + ((i * i) % 97)));
}

export function affine(strides: readonly number[], offset = 0): Affine {
  return { offset, strides };
}

export function load(buffer: Buffer, at: Affine, guards: readonly Guard[] = []): Expr {
  return { kind: 'load', type: buffer.type, buffer, at, guards };
}

export function number(value: number, type: Type = 'f32'): Expr {
  return { kind: 'number', type, value };
}

export function sum(index = 0, type: Type = 'f32'): Expr {
  return { kind: 'sum', type, index };
}
