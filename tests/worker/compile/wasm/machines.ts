import { hasMultiplyAdd } from '../../../../worker/compile/wasm/features.js';
import { WasmMachine } from '../../../../worker/compile/wasm/machine.js';

/** Describes what holds of a machine, with the engine's multiply-add and without. */
export function describeMachine(name: string, contract: (machine: WasmMachine) => void): void {
  for (const fused of hasMultiplyAdd() ? [false, true] : [false]) {
    describe(`${name}, ${fused ? 'with' : 'without'} multiply-add`, () => {
      const machine = new WasmMachine(fused);
      after(() => {
        machine.dispose();
      });
      contract(machine);
    });
  }
}
