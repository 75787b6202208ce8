import type { Context } from './context.js';
import type { FunctionBuilder } from './function.js';
import type { Share } from './nest.js';

/** A kernel as it will be written. */
export interface KernelCode {
  /** What shares of it are counted in. */
  readonly steps: number;
  /** How much there is to do, roughly: in vector instructions. */
  readonly work: number;
  /** How much memory it needs for itself, in bytes. */
  readonly workspace: number;
  /** Writes the statements that do a share of the work. */
  write(f: FunctionBuilder, context: Context, share: Share): void;
}
