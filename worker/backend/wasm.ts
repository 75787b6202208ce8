/** Steps compiled to WebAssembly, on this thread. */
import { setBackend } from '../tf.js';
import '@tensorflow/tfjs-backend-cpu';
import { ModuleBuilder } from '../compile/wasm/module.js';
import { hasMultiplyAdd } from '../compile/wasm/features.js';
import { WasmMachine } from '../compile/wasm/machine.js';
import '../random/javascript.js';
import type { Backend, Candidate } from './backend.js';

export async function probeWasm(): Promise<Candidate | string> {
  if (typeof WebAssembly === 'undefined') return 'this browser has no WebAssembly';
  // A page's policy may forbid to compile, and an old engine may not know vectors.
  await WebAssembly.compile(new ModuleBuilder().toBytes());
  return {
    adapter: hasMultiplyAdd() ? 'relaxed SIMD' : 'SIMD',
    software: false,
    use,
  };
}

async function use(): Promise<Backend> {
  await setBackend('cpu');
  const machine = new WasmMachine();
  return {
    tfjs: 'cpu',
    machine,
    settle: () => machine.settle(),
    dispose: () => machine.dispose(),
    lost: new Promise(() => undefined),
  };
}
