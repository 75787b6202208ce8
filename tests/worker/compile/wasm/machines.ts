import { WasmMachine } from '../../../../worker/compile/wasm/machine.js';
import { hasMultiplyAdd } from '../../../../worker/compile/wasm/multiply-add.js';

/** With the engine's multiply-add and without. */
export const MACHINES = (hasMultiplyAdd() ? [false, true] : [false]).map((fused) => ({
  name: `WebAssembly ${fused ? 'with' : 'without'} multiply-add`,
  open: () => new WasmMachine({ fused }),
}));

/** Describes what holds of each machine. */
export function describeMachine(what: string, contract: (machine: WasmMachine) => void): void {
  for (const { name, open } of MACHINES) {
    describe(`${what} in ${name}`, () => {
      const machine = open();
      after(() => {
        machine.dispose();
      });
      contract(machine);
    });
  }
}
