/** This package: its step compiler, on each of its targets. */
import type { Engine } from '../engine.js';

export const GAN_TRAINER: readonly Engine[] = [engine('wasm'), engine('webgpu')];

function engine(backend: 'wasm' | 'webgpu'): Engine {
  return {
    engine: 'gan-trainer',
    backend,
    threads: 1,
    async prepare(task) {
      // Loaded here only: it puts gradients of its own in the place of some of tfjs's.
      const { train } = await import('./gan-trainer-step.js');
      return train(task, backend);
    },
  };
}
