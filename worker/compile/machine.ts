import type { Buffer, Plan } from './loops.js';

export type Values = Float32Array | Int32Array;

/** A device that holds buffers and runs programs on them: what a target is to the rest of the worker. */
export interface Machine {
  /** Threads of the CPU that compute what was loaded so far; undefined where a GPU does. */
  readonly threads?: number;
  /** Why those are fewer than were asked for, in a clause. */
  readonly obstacle?: string | undefined;
  /** Takes buffers into the device's memory, with what they hold at first. Programs loaded later may use them. */
  hold(contents: ReadonlyMap<Buffer, Values>): void;
  /** Forgets buffers that no program uses any more. */
  release(buffers: Iterable<Buffer>): void;
  /** Replaces what a buffer holds, after the steps that were asked for and before those that are asked for later. */
  write(buffer: Buffer, values: Values): void;
  /** What a buffer holds after the steps that were asked for so far. */
  read(buffer: Buffer): Promise<Values>;
  /**
   * Compiles a plan whose buffers are either held or in its scratch memory.
   * @throws Error where the device cannot compile it.
   */
  load(plan: Plan): Promise<Program>;
  /** Resolves once everything that was asked for is done. */
  settle(): Promise<void>;
  /** Gives the device's memory back. */
  dispose(): void;
}

/** A compiled step. */
export interface Program {
  /** Takes the step so many times, 0 or more, one after another. On a GPU this is only queued. */
  run(times: number): void;
  /** Gives the scratch memory back. */
  dispose(): void;
}
