/** How shaders find what kernels compute with, and what they are told to do. */
import { NORMAL_TABLE } from '../../../src/shared/random.js';
import type { Buffer } from '../loops.js';

/** Number i of a buffer is `memory[first + i]`, 32 bits as a u32; both are names in WGSL. */
export interface Place {
  readonly memory: string;
  readonly first: string;
}

export type Layout = (buffer: Buffer) => Place;

/** `NORMAL_TABLE`, which each program holds beside its scratch memory. */
export const QUANTILES: Buffer = { type: 'i32', size: NORMAL_TABLE.length };

/**
 * A piece of work on the GPU: `items` items that may be taken in any order. The body is WGSL that does one of them, with
 * these names given (all i32): `item`; `lane`, the number of the thread within its workgroup; and those of the layout.
 */
export interface Task {
  readonly items: number;
  /** Who takes an item: one thread, or all threads of a workgroup together, meeting at barriers. */
  readonly takenBy: 'thread' | 'workgroup';
  readonly body: string;
  /** WGSL that the body needs outside of functions, by declaration. */
  readonly declarations: readonly string[];
}
