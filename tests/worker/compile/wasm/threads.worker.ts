/** A machine with several threads. It has a worker to itself, because pages may not wait as its threads do. */
import { expose } from 'comlink';
import { WasmMachine } from '../../../../worker/compile/wasm/machine.js';
import { checkOn } from '../kernels/trial.js';

// Three, because that is neither a power of two nor as many as there may be cores; and all that can be shared is.
const machine = new WasmMachine({ threads: 3, leastShare: 0 });

const calls = { check: checkOn(machine), threads: () => machine.threads };
export type Calls = typeof calls;
expose(calls);
