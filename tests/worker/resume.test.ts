import { WasmMachine } from '../../worker/compile/wasm/machine.js';
import { describeResuming } from './resume.js';

describeResuming('WebAssembly', () => Promise.resolve(new WasmMachine()));
describeResuming('tfjs’s CPU kernels', () => Promise.resolve(undefined));
