/**
 * What trains: steps compiled for WebGPU (`webgpu`) or WebAssembly (`wasm`), or tfjs on WebGL (`webgl`) or in JavaScript
 * (`cpu`).
 */
export type BackendName = 'webgpu' | 'wasm' | 'webgl' | 'cpu';

/** Which backend to train on. `auto` takes the first in this order that is to be had, of GPUs only real ones. */
export type BackendChoice = 'auto' | BackendName;

export const BACKEND_CHOICES: readonly BackendChoice[] = ['auto', 'webgpu', 'wasm', 'webgl', 'cpu'];

/** What the backends are called. */
export const BACKEND_TITLES: Readonly<Record<BackendName, string>> = {
  webgpu: 'WebGPU',
  wasm: 'WebAssembly',
  webgl: 'WebGL',
  cpu: 'CPU',
};

/** What a run trains on, and why. */
export interface BackendReport {
  readonly name: BackendName;
  /** The adapter or renderer as the browser describes it; without a GPU, what runs the arithmetic. */
  readonly adapter: string;
  /** Whether a GPU is only emulated by software: correct, but slow. */
  readonly software: boolean;
  /** Whether steps are compiled for it; otherwise tfjs takes them, op by op. */
  readonly compiled: boolean;
  /**
   * Threads of the CPU that compute, where steps are compiled for it (`wasm`): several where the page is cross-origin
   * isolated and the networks are large enough to gain by it.
   */
  readonly threads?: number;
  /** In a sentence or two: why this backend and not another. */
  readonly reason: string;
  /** Steps per second of each backend that was tried on the run's own step, where `auto` had a choice. */
  readonly measured?: Readonly<Partial<Record<BackendName, number>>>;
}
