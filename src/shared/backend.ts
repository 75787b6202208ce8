/** Which backend to train on. `auto` takes the first of WebGPU, WebGL and CPU that real hardware is behind. */
export type BackendChoice = 'auto' | 'webgpu' | 'webgl' | 'cpu';

export const BACKEND_CHOICES: readonly BackendChoice[] = ['auto', 'webgpu', 'webgl', 'cpu'];

/** What the backends are called. */
export const BACKEND_TITLES: Readonly<Record<BackendReport['name'], string>> = {
  webgpu: 'WebGPU',
  webgl: 'WebGL',
  cpu: 'CPU',
};

/** What a run trains on, and why. */
export interface BackendReport {
  readonly name: 'webgpu' | 'webgl' | 'cpu';
  /** The adapter or renderer as the browser describes it; for CPU, what runs its arithmetic. */
  readonly adapter: string;
  /** Whether a GPU is only emulated by software: correct, but slow. */
  readonly software: boolean;
  /** One sentence: why this backend and not one before it. */
  readonly reason: string;
}
