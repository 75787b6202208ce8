import { WasmMachine } from '../../../worker/compile/wasm/machine.js';
import { InterpretingMachine } from './interpreting-machine.js';
import { describeFiniteDifferences, describeSecondOrder } from './second-order.js';

describeFiniteDifferences();
describeSecondOrder('the reference', () => Promise.resolve(new InterpretingMachine()));
describeSecondOrder('WebAssembly', () => Promise.resolve(new WasmMachine()));
