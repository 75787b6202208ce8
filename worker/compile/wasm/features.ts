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

/** More threads than this are rarely worth it: what a small network's step consists of cannot be cut any finer. */
const MOST_THREADS = 8;

/** Threads that may compute at once, this one included. Where there are more than two cores, one is left to the page. */
export function threadsAtHand(): number {
  if (!globalThis.crossOriginIsolated) return 1; // No memory is shared then.
  const cores = navigator.hardwareConcurrency;
  return Math.min(MOST_THREADS, cores > 2 ? cores - 1 : cores);
}
