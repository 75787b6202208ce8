import type { Buffer, Plan } from '../../../worker/compile/loops.js';
import type { Machine, Program, Values } from '../../../worker/compile/machine.js';
import { interpret } from './interpret.js';

/** A machine that interprets: what comes before the targets can be tested without them. */
export class InterpretingMachine implements Machine {
  readonly #contents = new Map<Buffer, Values>();
  /** What was loaded last. */
  plan: Plan | undefined;

  /** How many buffers it holds. */
  get size(): number {
    return this.#contents.size;
  }

  hold(contents: ReadonlyMap<Buffer, Values>): void {
    for (const [buffer, values] of contents) this.#contents.set(buffer, values.slice());
  }

  release(buffers: Iterable<Buffer>): void {
    for (const buffer of buffers)
      if (!this.#contents.delete(buffer)) throw new Error('What is not held is released.');
  }

  write(buffer: Buffer, values: Values): void {
    this.#contents.get(buffer)!.set(values);
  }

  read(buffer: Buffer): Promise<Values> {
    return Promise.resolve(this.#contents.get(buffer)!.slice());
  }

  load(plan: Plan): Promise<Program> {
    this.plan = plan;
    return Promise.resolve({
      run: (times) => interpret(plan, this.#contents, times),
      dispose: () => undefined,
    });
  }

  settle(): Promise<void> {
    return Promise.resolve();
  }

  dispose(): void {
    this.#contents.clear();
  }
}
