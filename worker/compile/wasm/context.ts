import type { Buffer } from '../loops.js';
import type { Scalar } from './instructions.js';
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
