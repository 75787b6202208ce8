/** WebGPU on a device of our own: tfjs asks for no limits, and looks neither at its loss nor at its errors. */
import { registerBackend, removeBackend, setBackend, ready } from '../tf.js';
import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import '../random/webgpu.js';
import type { Backend, Candidate } from './backend.js';

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
  const { vendor, architecture, description, isFallbackAdapter } = adapter.info;
  return {
    name: 'webgpu',
    adapter: description || [vendor, architecture].filter(Boolean).join(' ') || 'unnamed adapter',
    software: isFallbackAdapter,
    use: () => use(adapter),
  };
}

async function use(adapter: GPUAdapter): Promise<Backend> {
  const requiredLimits = Object.fromEntries(LIMITS.map((name) => [name, adapter.limits[name]]));
  const device = await adapter.requestDevice({ requiredLimits });
  removeBackend('webgpu'); // tfjs's own factory would request another device.
  registerBackend('webgpu', () => new WebGPUBackend(device, adapter.info));
  await setBackend('webgpu');
  await ready();
  return {
    settle: () => device.queue.onSubmittedWorkDone(),
    lost: Promise.race([lossOf(device), errorOf(device)]),
  };
}

async function lossOf(device: GPUDevice): Promise<string> {
  const { reason, message } = await device.lost;
  return `The WebGPU device was lost (${reason}): ${message}`;
}

function errorOf(device: GPUDevice): Promise<string> {
  return new Promise((resolve) => {
    device.addEventListener('uncapturederror', ({ error }) => {
      resolve(`The WebGPU device reported an error: ${error.message}`);
    });
  });
}
