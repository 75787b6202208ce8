import { f32x4 } from './instructions.js';
import { ModuleBuilder } from './module.js';

let multiplyAdd: boolean | undefined;

/** Whether the engine knows relaxed SIMD's multiply-add. */
export function hasMultiplyAdd(): boolean {
  return (multiplyAdd ??= validates());
}

function validates(): boolean {
  const module = new ModuleBuilder();
  module.define(['v128'], ['v128'], (_, x) => [f32x4.relaxedMadd(x, x, x)]);
  return WebAssembly.validate(module.toBytes());
}
