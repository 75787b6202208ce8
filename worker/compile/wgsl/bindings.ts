import type { Buffer, Plan } from '../loops.js';
import { buffersOf } from '../walk.js';
import { QUANTILES } from './layout.js';
import type { Slot } from './memory.js';

/** The GPU buffers that the shaders of a program share, as `memory0`, `memory1`, … */
export interface Bindings {
  readonly all: readonly Binding[];
  /** With which number of which of them a buffer begins. */
  locate(buffer: Buffer): { readonly binding: number; readonly first: number };
}

export interface Binding {
  readonly gpuBuffer: GPUBuffer;
  /** Whether a kernel writes to it. */
  readonly written: boolean;
}

/**
 * Binds each GPU buffer that a plan touches once, as a whole: bound in parts, it could not be read in one part while
 * another part is written (https://www.w3.org/TR/webgpu/#programming-model-resource-usages).
 * @throws Error where they are more than `limit`.
 */
export function bindingsOf(plan: Plan, slotOf: (buffer: Buffer) => Slot, limit: number): Bindings {
  // The program's own memory is always there.
  const written = new Map([[slotOf(QUANTILES).gpuBuffer, true]]);
  for (const kernel of plan.kernels) {
    const targets = new Set('stores' in kernel ? kernel.stores.map(({ buffer }) => buffer) : [kernel.to]);
    for (const buffer of buffersOf(kernel)) {
      const { gpuBuffer } = slotOf(buffer);
      written.set(gpuBuffer, written.get(gpuBuffer) === true || targets.has(buffer));
    }
  }
  if (written.size > limit) {
    throw new Error(
      `The plan uses ${written.size} GPU buffers and this device binds at most ${limit}: ` +
        'hold more of its buffers in one call.',
    );
  }
  const gpuBuffers = [...written.keys()];
  return {
    all: gpuBuffers.map((gpuBuffer) => ({ gpuBuffer, written: written.get(gpuBuffer)! })),
    locate(buffer) {
      const { gpuBuffer, first } = slotOf(buffer);
      return { binding: gpuBuffers.indexOf(gpuBuffer), first };
    },
  };
}
