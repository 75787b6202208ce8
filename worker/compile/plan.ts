/** The fourth stage: where temporaries lie, so that a step takes no memory while it runs. */
import { sizeOf } from './affine.js';
import type { Buffer, Kernel, Plan } from './loops.js';
import { buffersOf } from './walk.js';

/** Buffers begin at multiples of so many numbers: 256 bytes, as WebGPU wants bindings, and more than a cache line. */
const ALIGNMENT = 64;

/** The first and the last kernel that use a buffer. */
interface Life {
  readonly first: number;
  last: number;
}

/**
 * Each buffer that is not held has a place of its own from the first kernel to the last that use it, and the lowest there
 * is. Kernels without a point are left out: they do nothing, and WebGPU does not dispatch nothing.
 * @param isHeld Whether a buffer outlives the step.
 */
export function plan(all: readonly Kernel[], isHeld: (buffer: Buffer) => boolean): Plan {
  const kernels = all.filter(hasPoints);
  const lives = new Map<Buffer, Life>();
  kernels.forEach((kernel, index) => {
    for (const buffer of buffersOf(kernel)) {
      if (isHeld(buffer)) continue;
      const life = lives.get(buffer) ?? { first: index, last: index };
      life.last = index;
      lives.set(buffer, life);
    }
  });

  const scratch = new Map<Buffer, number>();
  let scratchSize = 0;
  // The largest first: they are the hardest to find a place for.
  const bySize = [...lives].sort(([a], [b]) => b.size - a.size);
  for (const [buffer, life] of bySize) {
    const neighbours = [...scratch]
      .filter(([other]) => overlap(lives.get(other)!, life))
      .map(([other, offset]) => ({ begin: offset, end: offset + aligned(other.size) }))
      .sort((a, b) => a.begin - b.begin);
    let offset = 0;
    for (const { begin, end } of neighbours) {
      if (begin - offset >= aligned(buffer.size)) break;
      offset = Math.max(offset, end);
    }
    scratch.set(buffer, offset);
    scratchSize = Math.max(scratchSize, offset + aligned(buffer.size));
  }
  return { kernels, scratch, scratchSize };
}

function hasPoints(kernel: Kernel): boolean {
  return ('shape' in kernel ? sizeOf(kernel.shape) : kernel.to.size) > 0;
}

function aligned(size: number): number {
  return Math.ceil(size / ALIGNMENT) * ALIGNMENT;
}

function overlap(a: Life, b: Life): boolean {
  return a.first <= b.last && b.first <= a.last;
}
