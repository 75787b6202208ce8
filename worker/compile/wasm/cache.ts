/**
 * Matrix products whose first factor lies transposed, as the gradients of weights have it: a tile takes a few numbers from
 * each of many rows in memory, and by the time the next panel takes them again their cache lines may be gone. Such a
 * product is rewritten; measured, it is up to twice as fast.
 */
import { contiguousStrides } from '../affine.js';
import type { KernelOf, Affine, Buffer, Expr, Kernel, Plan } from '../loops.js';

/** So many numbers stay in the second-level cache. */
const CACHED = 2 ** 17;

/** Below so much depth, a product is dominated by what its parts have to store. */
const LEAST_DEPTH = 64;

/** With so many columns, a factor is used often enough to be copied first. */
const MANY_COLUMNS = 128;

/** Rows at multiples of so many numbers, a kilobyte, compete for a few lines of the first-level cache. */
const CONFLICT = 256;

/** A kernel as two, the second of which goes on with what the first one leaves in a buffer of theirs. */
interface Rewritten {
  readonly between: Buffer;
  readonly kernels: readonly [Kernel, Kernel];
}

/** A plan of the same step that makes better use of the caches. */
export function withCachesUsed({ kernels, scratch, scratchSize }: Plan): Plan {
  const all = new Map(scratch);
  let size = scratchSize;
  const rewritten = kernels.flatMap((kernel): readonly Kernel[] => {
    const better = kernel.kind === 'matmul' ? (untransposed(kernel) ?? splitDepth(kernel)) : undefined;
    if (!better) return [kernel];
    all.set(better.between, scratchSize);
    size = Math.max(size, scratchSize + better.between.size);
    return better.kernels;
  });
  return { kernels: rewritten, scratch: all, scratchSize: size };
}

/** A copy of the first factor, row by row, and its product. */
function untransposed(kernel: KernelOf<'matmul'>): Rewritten | undefined {
  const { shape, depth, a } = kernel;
  const [rows, columns, ...more] = shape as [number, number, ...number[]];
  const { offset, strides } = a.at;
  const conflicts = strides.at(-1)! % CONFLICT === 0;
  if (more.length > 0 || !conflicts || columns < MANY_COLUMNS || rows * depth < CACHED / 4) return undefined;
  const between: Buffer = { type: 'f32', size: rows * depth };
  const at = { offset, strides: [strides[0]!, strides[2]!] };
  const value: Expr = { kind: 'load', type: 'f32', buffer: a.buffer, at, guards: [] };
  const copied = { buffer: between, at: { offset: 0, strides: [depth, 0, 1] } };
  return {
    between,
    kernels: [
      {
        kind: 'map',
        shape: [rows, depth],
        stores: [{ buffer: between, at: { offset: 0, strides: [depth, 1] }, value }],
      },
      { ...kernel, a: copied },
    ],
  };
}

/** Products of less depth each, and the sum of what they give, which has the epilogue. */
function splitDepth({ shape, depth, a, b, stores }: KernelOf<'matmul'>): Rewritten | undefined {
  const rows = shape.at(-2)!;
  if (a.at.strides.at(-1) === 1 || rows * depth <= CACHED) return undefined;
  const part = largestDivisor(depth, CACHED / rows);
  if (part < LEAST_DEPTH) return undefined;

  const parts = depth / part;
  const strides = contiguousStrides([parts, ...shape]);
  const between: Buffer = { type: 'f32', size: parts * strides[0]! };
  const inParts = ({ offset, strides }: Affine): Affine => ({
    offset,
    strides: [part * strides.at(-1)!, ...strides],
  });
  const sum: Expr = { kind: 'sum', type: 'f32', index: 0 };
  const at = { offset: 0, strides: [...strides.slice(1), strides[0]!] };
  const partial: Expr = { kind: 'load', type: 'f32', buffer: between, at, guards: [] };
  return {
    between,
    kernels: [
      {
        kind: 'matmul',
        shape: [parts, ...shape],
        depth: part,
        a: { ...a, at: inParts(a.at) },
        b: { ...b, at: inParts(b.at) },
        stores: [{ buffer: between, at: { offset: 0, strides }, value: sum }],
      },
      { kind: 'reduce', shape, reduced: [parts], sums: [{ op: 'sum', value: partial }], stores },
    ],
  };
}

function largestDivisor(number: number, limit: number): number {
  let divisor = Math.floor(limit);
  while (divisor > 1 && number % divisor !== 0) divisor--;
  return divisor;
}
