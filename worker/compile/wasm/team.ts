import type { Program } from '../machine.js';
import { resetForks } from './fork-join.js';
import { teamThread, type TeamAnswer, type TeamMessage } from './team-thread.js';

/** Milliseconds that other threads have to start. */
const PATIENCE = 5000;

/** The other threads of a machine: workers of this worker, which run the same programs on the same memory. */
export class Team {
  readonly #memory: WebAssembly.Memory;
  readonly #agreement: number;
  readonly #threads: readonly Thread[];
  #programs = 0;
  #isDisposed = false;

  private constructor(memory: WebAssembly.Memory, agreement: number, threads: readonly Thread[]) {
    this.#memory = memory;
    this.#agreement = agreement;
    this.#threads = threads;
  }

  /**
   * So many threads.
   * @param agreement Where in the memory they agree on who does what: see fork-join.ts.
   * @throws Error where the page does not allow them, or none starts.
   */
  static async gather(count: number, memory: WebAssembly.Memory, agreement: number): Promise<Team> {
    const url = URL.createObjectURL(new Blob([`(${String(teamThread)})()`], { type: 'text/javascript' }));
    const threads: Thread[] = [];
    const end = (): void => {
      for (const thread of threads) thread.end(new Error('no thread has started'));
    };
    const late = setTimeout(end, PATIENCE);
    try {
      for (let i = 0; i < count; i++) threads.push(new Thread(url));
      await Promise.all(threads.map((thread) => thread.started));
      return new Team(memory, agreement, threads);
    } catch (thrown) {
      end();
      throw thrown;
    } finally {
      clearTimeout(late);
      URL.revokeObjectURL(url);
    }
  }

  get size(): number {
    return this.#threads.length;
  }

  /**
   * The part of the others in a program.
   * @param module Exports `help`; see emit.ts.
   * @param workspaces Where each of them has memory of its own.
   * @throws Error where one of them cannot load it; the team is then of no use any more.
   */
  async load(module: WebAssembly.Module, workspaces: readonly number[]): Promise<Program> {
    const program = this.#programs++;
    await Promise.all(
      this.#threads.map((thread, i) =>
        thread.load({ kind: 'load', program, module, memory: this.#memory, workspace: workspaces[i]! }),
      ),
    );
    return {
      run: (times) => {
        if (this.#isDisposed) throw new Error('The threads that computed this are gone.');
        resetForks(this.#memory, this.#agreement);
        for (const thread of this.#threads) thread.send({ kind: 'run', program, times });
      },
      dispose: () => {
        for (const thread of this.#threads) thread.send({ kind: 'unload', program });
      },
    };
  }

  /** Ends the threads, whatever they are doing. */
  dispose(): void {
    this.#isDisposed = true;
    for (const thread of this.#threads) thread.end(new Error('The machine was disposed of.'));
  }
}

interface Waiting {
  readonly resolve: () => void;
  readonly reject: (reason: Error) => void;
}

/** One of the other threads, as this one sees it. */
class Thread {
  /** Resolves once it is there. */
  readonly started: Promise<void>;
  readonly #worker: Worker;
  /** Who waits for it to load a program, by the program's number, or to be there. */
  readonly #waiting = new Map<number | undefined, Waiting>();
  /** Why it was ended. */
  #ended: Error | undefined;

  constructor(url: string) {
    this.#worker = new Worker(url);
    this.started = this.#answer(undefined);
    this.#worker.onmessage = ({ data: { program, error } }: MessageEvent<TeamAnswer>) => {
      const waiting = this.#waiting.get(program);
      this.#waiting.delete(program);
      if (error === undefined) waiting?.resolve();
      else waiting?.reject(new Error(error));
    };
    this.#worker.onerror = ({ message }) => this.end(new Error(message || 'the page does not allow it'));
  }

  load(message: TeamMessage & { readonly kind: 'load' }): Promise<void> {
    const loaded = this.#answer(message.program);
    this.send(message);
    return loaded;
  }

  send(message: TeamMessage): void {
    this.#worker.postMessage(message);
  }

  end(reason: Error): void {
    this.#ended ??= reason;
    this.#worker.terminate();
    for (const { reject } of this.#waiting.values()) reject(reason);
    this.#waiting.clear();
  }

  #answer(program: number | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#ended) reject(this.#ended);
      else this.#waiting.set(program, { resolve, reject });
    });
  }
}
