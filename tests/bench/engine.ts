import type { Task } from './task.js';

/** Which row of the table this is. */
export interface EngineName {
  readonly engine: string;
  readonly backend: string;
  /** How many threads of the CPU compute. */
  readonly threads: number;
}

/** An engine's name in one word. */
export const label = ({ engine, backend, threads }: EngineName): string => `${engine}-${backend}-${threads}`;

/** A library on one of its backends, which can train any case. */
export interface Engine extends EngineName {
  /**
   * Starts the backend, takes the task's numbers to it and compiles what it compiles.
   * @throws Error where the backend cannot train this case; the message is the row's reason.
   */
  prepare(task: Task): Promise<Training>;
}

/** A case on its way. */
export interface Training {
  /** Takes `count` steps with random numbers of its own; resolves when the device is done with the last. */
  step(count: number): Promise<void>;
  /** D's loss in each of the first `count` steps from the initial θ on, each with its `givenBatch` (task.ts). */
  losses(count: number): Promise<number[]>;
}
