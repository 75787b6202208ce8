import type { Program } from '../machine.js';
import { teamThread, type TeamAnswer, type TeamMessage } from './team-thread.js';

/** Milliseconds that other threads have to start. */
const PATIENCE = 5000;

/** The other threads of a machine: workers of this worker, which run the same programs on the same memory. */
export class Team {
  readonly #memory: WebAssembly.Memory;
  readonly #agreement: number;
  readonly #workers: readonly Worker[];
  #programs = 0;

  private constructor(memory: WebAssembly.Memory, agreement: number, workers: readonly Worker[]) {
    this.#memory = memory;
    this.#agreement = agreement;
    this.#workers = workers;
  }

  /**
   * So many threads; undefined where the page does not allow them.
   * @param agreement Where in the memory they agree on who does what: see fork-join.ts.
   */
  static async gather(
    count: number,
    memory: WebAssembly.Memory,
    agreement: number,
  ): Promise<Team | undefined> {
    const url = URL.createObjectURL(new Blob([`(${String(teamThread)})()`], { type: 'text/javascript' }));
    const workers: Worker[] = [];
    try {
      for (let i = 0; i < count; i++) workers.push(new Worker(url));
      await Promise.race([Promise.all(workers.map((worker) => answer(worker))), patience()]);
      return new Team(memory, agreement, workers);
    } catch {
      for (const worker of workers) worker.terminate();
      return undefined;
    } finally {
      URL.revokeObjectURL(url);
    }
  }

  get size(): number {
    return this.#workers.length;
  }

  /**
   * The part of the others in a program.
   * @param module Exports `help`; see emit.ts.
   * @param workspaces Where each of them has memory of its own.
   */
  async load(module: WebAssembly.Module, workspaces: readonly number[]): Promise<Program> {
    const program = this.#programs++;
    await Promise.all(
      this.#workers.map((worker, i) => {
        const loaded = answer(worker, program);
        const workspace = workspaces[i]!;
        send(worker, { kind: 'load', program, module, memory: this.#memory, workspace });
        return loaded;
      }),
    );
    return {
      run: (times) => {
        // Nobody looks: all have joined after the last fork of the run before.
        new Int32Array(this.#memory.buffer)[this.#agreement / 4] = 0;
        for (const worker of this.#workers) send(worker, { kind: 'run', program, times });
      },
      dispose: () => {
        for (const worker of this.#workers) send(worker, { kind: 'unload', program });
      },
    };
  }

  dispose(): void {
    for (const worker of this.#workers) worker.terminate();
  }
}

function send(worker: Worker, message: TeamMessage): void {
  worker.postMessage(message);
}

/** A thread's answer to having been told to load a program; without one, that it is there. */
function answer(worker: Worker, program?: number): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.addEventListener('error', ({ message }) => reject(new Error(message)));
    const listen = ({ data }: MessageEvent<TeamAnswer>): void => {
      if (data.program !== program) return;
      worker.removeEventListener('message', listen);
      if (data.error === undefined) resolve();
      else reject(new Error(data.error));
    };
    worker.addEventListener('message', listen);
  });
}

function patience(): Promise<never> {
  return new Promise((_, reject) => setTimeout(reject, PATIENCE, new Error('No thread has started.')));
}
