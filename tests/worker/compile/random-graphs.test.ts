import { WasmMachine } from '../../../worker/compile/wasm/machine.js';
import { InterpretingMachine } from './interpreting-machine.js';
import { describeRandomGraphs } from './random-graphs.js';

describeRandomGraphs('the reference', () => Promise.resolve(new InterpretingMachine()), 300);
describeRandomGraphs('WebAssembly', () => Promise.resolve(new WasmMachine()), 300);
