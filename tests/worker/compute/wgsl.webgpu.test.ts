import { WgslMachine } from '../../../worker/compile/wgsl/machine.js';
import { describeParity } from './parity.js';

describeParity('WebGPU', async () => {
  const adapter = await navigator.gpu.requestAdapter();
  return new WgslMachine(await adapter!.requestDevice());
});
