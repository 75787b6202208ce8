/** A product and a sum: in one instruction, rounded once, where the engine has relaxed SIMD. */
import type { Context } from './context.js';
import { f32x4, type Vector } from './instructions.js';
import { ModuleBuilder } from './module.js';

let known: boolean | undefined;

/** Whether the engine multiplies and adds in one instruction. */
export function hasMultiplyAdd(): boolean {
  return (known ??= validates());
}

function validates(): boolean {
  const module = new ModuleBuilder();
  module.define(['v128'], ['v128'], (_, x) => [f32x4.relaxedMadd(x, x, x)]);
  return WebAssembly.validate(module.toBytes());
}

/** a · b + c. */
export function multiplyAdd({ fused }: Pick<Context, 'fused'>, a: Vector, b: Vector, c: Vector): Vector {
  return fused ? f32x4.relaxedMadd(a, b, c) : f32x4.add(f32x4.mul(a, b), c);
}

/** c − a · b. */
export function subtractProduct({ fused }: Pick<Context, 'fused'>, a: Vector, b: Vector, c: Vector): Vector {
  return fused ? f32x4.relaxedNmadd(a, b, c) : f32x4.sub(c, f32x4.mul(a, b));
}
