import type { Choose } from '../../../../worker/compile/wgsl/fastest.js';
import { WgslMachine } from '../../../../worker/compile/wgsl/machine.js';
import { EMULATED_GPU, type Target } from '../../../../worker/compile/wgsl/target.js';

/** A device; throws where there is no adapter, since these tests would prove nothing. */
export async function requestDevice(): Promise<GPUDevice> {
  const adapter = await navigator.gpu.requestAdapter();
  if (!adapter) throw new Error('There is no WebGPU adapter.');
  return adapter.requestDevice();
}

/** As for an emulated GPU, because these tests run on one. */
export async function openMachine(target: Target = EMULATED_GPU, choose?: Choose): Promise<WgslMachine> {
  return new WgslMachine(await requestDevice(), target, choose);
}
