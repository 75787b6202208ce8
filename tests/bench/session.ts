import type { EngineName } from './engine.js';

/** One engine at one case, as whoever measures sees it: in a browser's worker or in a process beside it. */
export interface Session {
  /** From the engine being told to begin, its code and the task's numbers at hand, to its first finished step: ms. */
  prepare(): Promise<number>;
  /** D's losses of the first `count` steps on given batches. */
  losses(count: number): Promise<readonly number[]>;
  /** What so many steps took: ms. */
  time(steps: number): Promise<number>;
  /** Ends it whatever it is doing. */
  close(): Promise<void>;
}

/** Where engines run. */
export interface Host {
  readonly engines: readonly EngineName[];
  /** A session for an engine of its own. */
  open(engine: EngineName, caseName: string): Promise<Session>;
}
