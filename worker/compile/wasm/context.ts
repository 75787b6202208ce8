import type { Buffer } from '../loops.js';
import { f32x4, type Scalar, type Vector } from './instructions.js';
import type { ModuleBuilder } from './module.js';

/** What kernels are written into. */
export interface Context {
  readonly module: ModuleBuilder;
  /** Whether the engine multiplies and adds in one instruction. */
  readonly fused: boolean;
  /** Where a buffer begins, in bytes. */
  readonly addressOf: (buffer: Buffer) => number;
  /** Where a constant table lies, in bytes. */
  readonly tableAt: (table: Int32Array) => number;
  /** Where the kernel at hand has memory for itself, which holds nothing before and after, in bytes. */
  readonly workspace: Scalar;
}

/** a · b + c. */
export function multiplyAdd({ fused }: Pick<Context, 'fused'>, a: Vector, b: Vector, c: Vector): Vector {
  return fused ? f32x4.relaxedMadd(a, b, c) : f32x4.add(f32x4.mul(a, b), c);
}

/** c − a · b. */
export function subtractProduct({ fused }: Pick<Context, 'fused'>, a: Vector, b: Vector, c: Vector): Vector {
  return fused ? f32x4.relaxedNmadd(a, b, c) : f32x4.sub(c, f32x4.mul(a, b));
}
