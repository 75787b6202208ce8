import type { Buffer, Plan } from '../loops.js';
import type { Machine, Program, Values } from '../machine.js';
import { fastest, type Choose } from './fastest.js';
import { Memory } from './memory.js';
import { WgslProgram } from './program.js';
import { soon } from './soon.js';
import type { Target } from './target.js';

/**
 * WebGPU. Of a browser it uses no more than the device, and so it runs in a worker, and in Node with Dawn's bindings. The
 * device stays the caller's; what `load` does not reject with it reports as ever, by `uncapturederror` and `lost`.
 */
export class WgslMachine implements Machine {
  readonly #device: GPUDevice;
  readonly #memory: Memory;
  readonly #target: Target;
  readonly #choose: Choose;

  /**
   * @param target What the device's adapter is like: see `targetOf`.
   * @param choose Another choice is for tests.
   */
  constructor(device: GPUDevice, target: Target, choose: Choose = fastest) {
    this.#device = device;
    this.#memory = new Memory(device);
    this.#target = target;
    this.#choose = choose;
  }

  hold(contents: ReadonlyMap<Buffer, Values>): void {
    this.#memory.hold(contents);
  }

  release(buffers: Iterable<Buffer>): void {
    this.#memory.release(buffers);
  }

  write(buffer: Buffer, values: Values): void {
    this.#memory.write(buffer, values);
  }

  read(buffer: Buffer): Promise<Values> {
    return this.#memory.read(buffer);
  }

  load(plan: Plan): Promise<Program> {
    return WgslProgram.load(this.#device, plan, this.#memory, this.#target, this.#choose);
  }

  async settle(): Promise<void> {
    await soon(this.#device, this.#device.queue.onSubmittedWorkDone());
  }

  dispose(): void {
    this.#memory.dispose();
  }
}
