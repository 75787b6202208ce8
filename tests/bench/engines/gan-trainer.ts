/** This package: its step compiler, on each of its targets. */
import type { Engine } from '../engine.js';

const THREADS = navigator.hardwareConcurrency;

export const GAN_TRAINER: readonly Engine[] = [
  engine('wasm', 1),
  ...(THREADS > 1 ? [engine('wasm', THREADS)] : []),
  engine('webgpu', 1),
];

function engine(backend: 'wasm' | 'webgpu', threads: number): Engine {
  return {
    engine: 'gan-trainer',
    backend,
    threads,
    async prepare(task) {
      // Loaded here only: it puts gradients of its own in the place of some of tfjs's.
      const { train } = await import('./gan-trainer-step.js');
      return train(task, backend, threads);
    },
  };
}
