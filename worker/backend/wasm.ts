/** Steps compiled to WebAssembly. */
import { setBackend } from '../tf.js';
import '@tensorflow/tfjs-backend-cpu';
import { f32x4 } from '../compile/wasm/instructions.js';
import { ModuleBuilder } from '../compile/wasm/module.js';
import { WasmMachine } from '../compile/wasm/machine.js';
import { hasMultiplyAdd } from '../compile/wasm/multiply-add.js';
import '../random/javascript.js';
import type { Backend, Candidate } from './backend.js';

export async function probeWasm(): Promise<Candidate | string> {
  if (typeof WebAssembly === 'undefined') return 'this browser has no WebAssembly';
  await compileVectors();
  return {
    adapter: hasMultiplyAdd() ? 'relaxed SIMD' : 'SIMD',
    software: false,
    use,
  };
}

/** Rejects where the page's policy forbids to compile, or an old engine knows no vectors. */
async function compileVectors(): Promise<void> {
  const module = new ModuleBuilder();
  module.define(['v128'], ['v128'], (_, x) => [f32x4.add(x, x)]);
  await WebAssembly.compile(module.toBytes());
}

async function use(): Promise<Backend> {
  await setBackend('cpu');
  const machine = new WasmMachine(threadsAtHand());
  return {
    tfjs: 'cpu',
    machine,
    settle: () => machine.settle(),
    dispose: () => machine.dispose(),
    lost: new Promise(() => undefined),
  };
}

/** More threads than this are rarely worth it: what a small network's step consists of cannot be cut any finer. */
const MOST_THREADS = 8;

/** Threads that may compute at once, this one included. Where there are more than two cores, one is left to the page. */
export function threadsAtHand(): { readonly threads: number; readonly obstacle?: string } {
  const cores = navigator.hardwareConcurrency;
  const threads = Math.min(MOST_THREADS, cores > 2 ? cores - 1 : cores);
  // Without isolation no memory is shared.
  if (threads === 1 || globalThis.crossOriginIsolated) return { threads };
  return { threads: 1, obstacle: 'the page is not cross-origin isolated' };
}
