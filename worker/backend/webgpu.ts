/** WebGPU on a device of our own: tfjs asks for no limits, and looks neither at its loss nor at its errors. */
import { env, registerBackend, removeBackend, setBackend } from '../tf.js';
import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { GanError } from '../../src/shared/errors.js';
import { WgslMachine } from '../compile/wgsl/machine.js';
import { isSoftware, targetOf } from '../compile/wgsl/target.js';
import '../random/webgpu.js';
import type { Backend, Candidate } from './backend.js';
import { deviceError } from './device-error.js';

/** Limits worth raising to what the adapter has: sizes of datasets and of workgroups. */
const LIMITS = [
  'maxBufferSize',
  'maxStorageBufferBindingSize',
  'maxComputeWorkgroupStorageSize',
  'maxComputeWorkgroupSizeX',
  'maxComputeInvocationsPerWorkgroup',
] as const;

export async function probeWebgpu(): Promise<Candidate | string> {
  if (!('gpu' in navigator)) {
    return globalThis.isSecureContext
      ? 'this browser has no WebGPU'
      : 'WebGPU needs a secure page (https: or localhost)';
  }
  const adapter = await navigator.gpu.requestAdapter({ powerPreference: 'high-performance' });
  if (!adapter) return 'the browser offers no WebGPU adapter';
  const { vendor, architecture, description } = adapter.info;
  return {
    adapter: description || [vendor, architecture].filter(Boolean).join(' ') || 'unnamed adapter',
    software: isSoftware(adapter),
    use: () => use(adapter),
  };
}

/**
 * tfjs's packed matrix product, by the number of its flag. Left to itself it takes, for small matrices, one that suits
 * wide hardware; on an emulated GPU its barriers cost more than all the rest of a step.
 */
const PACKED_MATMUL = 3;

async function use(adapter: GPUAdapter): Promise<Backend> {
  if (isSoftware(adapter)) env().set('WEBGPU_MATMUL_PROGRAM_TYPE', PACKED_MATMUL);
  const requiredLimits = Object.fromEntries(LIMITS.map((name) => [name, adapter.limits[name]]));
  const device = await adapter.requestDevice({ requiredLimits });
  const backend = new WebGPUBackend(device, adapter.info);
  removeBackend('webgpu'); // tfjs's own factory would request another device.
  registerBackend('webgpu', () => backend);
  await setBackend('webgpu');
  const machine = new WgslMachine(device, targetOf(adapter));
  return {
    tfjs: 'webgpu',
    machine,
    settle() {
      // tfjs holds dispatches back until it has a batch of them.
      backend.ensureCommandEncoderReady();
      backend.endComputePassEncoder();
      backend.submitQueue();
      return machine.settle();
    },
    dispose: () => device.destroy(),
    lost: Promise.race([lossOf(device), errorOf(device)]),
  };
}

async function lossOf(device: GPUDevice): Promise<GanError> {
  const { reason, message } = await device.lost;
  return deviceError(`The WebGPU device was lost (${reason}): ${message}`);
}

function errorOf(device: GPUDevice): Promise<GanError> {
  return new Promise((resolve) => {
    device.addEventListener('uncapturederror', ({ error }) => {
      resolve(deviceError(`The WebGPU device reported an error: ${error.message}`));
    });
  });
}
