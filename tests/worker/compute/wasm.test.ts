import { WasmMachine } from '../../../worker/compile/wasm/machine.js';
import { describeParity } from './parity.js';

describeParity('WebAssembly', () => Promise.resolve(new WasmMachine()));
describeParity('WebAssembly without relaxed SIMD', () => Promise.resolve(new WasmMachine({ fused: false })));
