/** The fourth stage: where temporaries lie, so that a step takes no memory while it runs. */
import type { Buffer, Expr, Kernel, Plan } from './loops.js';

/** Buffers begin at multiples of so many numbers: 256 bytes, as WebGPU wants bindings, and more than a cache line. */
const ALIGNMENT = 64;

/** The first and the last kernel that use a buffer. */
interface Life {
  readonly first: number;
  last: number;
}

/**
 * Each buffer that is not held has a place of its own from the first kernel to the last that use it, and the lowest there
 * is. @param isHeld Whether a buffer outlives the step.
 */
export function plan(kernels: readonly Kernel[], isHeld: (buffer: Buffer) => boolean): Plan {
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

function aligned(size: number): number {
  return Math.ceil(size / ALIGNMENT) * ALIGNMENT;
}

function overlap(a: Life, b: Life): boolean {
  return a.first <= b.last && b.first <= a.last;
}

/** All buffers that a kernel reads or writes. */
export function buffersOf(kernel: Kernel): ReadonlySet<Buffer> {
  const found = new Set<Buffer>();
  const seen = new Set<Expr>();
  const visit = (expr: Expr): void => {
    if (seen.has(expr)) return;
    seen.add(expr);
    switch (expr.kind) {
      case 'number':
      case 'sum':
        break;
      case 'load':
        found.add(expr.buffer);
        break;
      case 'unary':
        visit(expr.x);
        break;
      case 'binary':
        visit(expr.a);
        visit(expr.b);
        break;
      case 'select':
        visit(expr.condition);
        visit(expr.yes);
        visit(expr.no);
        break;
      default:
        expr satisfies never;
    }
  };
  switch (kernel.kind) {
    case 'random':
      found.add(kernel.source.counter.buffer).add(kernel.to);
      return found;
    case 'rows':
      found.add(kernel.source.counter.buffer).add(kernel.table).add(kernel.to);
      return found;
    case 'reduce':
      for (const { value } of kernel.sums) visit(value);
      break;
    case 'matmul':
      found.add(kernel.a.buffer).add(kernel.b.buffer);
      break;
    case 'map':
      break;
    default:
      kernel satisfies never;
  }
  for (const { buffer, value } of kernel.stores) {
    found.add(buffer);
    visit(value);
  }
  return found;
}
