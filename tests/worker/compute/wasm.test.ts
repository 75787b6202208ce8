import { WasmMachine } from '../../../worker/compile/wasm/machine.js';
import { describeParity } from './parity.js';
import { describeUpdates } from './updates.js';

describeParity('WebAssembly', () => Promise.resolve(new WasmMachine()));
describeParity('WebAssembly without relaxed SIMD', () => Promise.resolve(new WasmMachine({ fused: false })));
describeUpdates('WebAssembly', () => Promise.resolve(new WasmMachine()));
describeUpdates('tfjs on the CPU');
