import type { Choose } from '../../../../worker/compile/wgsl/fastest.js';
import { WgslMachine } from '../../../../worker/compile/wgsl/machine.js';
import type { Target } from '../../../../worker/compile/wgsl/target.js';

/** A device; throws where there is no adapter, since these tests would prove nothing. */
export async function requestDevice(): Promise<GPUDevice> {
  const adapter = await navigator.gpu.requestAdapter();
  if (!adapter) throw new Error('There is no WebGPU adapter.');
  return adapter.requestDevice();
}

export async function openMachine(target?: Target, choose?: Choose): Promise<WgslMachine> {
  return new WgslMachine(await requestDevice(), target, choose);
}
