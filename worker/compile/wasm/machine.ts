import type { Buffer, Plan } from '../loops.js';
import type { Machine, Program, Values } from '../machine.js';
import { Allocator } from './allocator.js';
import { planCode } from './emit.js';
import { hasMultiplyAdd } from './features.js';
import { withCachesUsed } from './cache.js';

/** Runs steps as WebAssembly on this thread. What is asked for is done when the call returns. */
export class WasmMachine implements Machine {
  readonly #memory = new WebAssembly.Memory({ initial: 1 });
  readonly #allocator = new Allocator(this.#memory);
  readonly #addresses = new Map<Buffer, number>();
  readonly #tables = new Map<Int32Array, number>();
  readonly #fused: boolean;

  /** @param fused Whether to multiply and add in one instruction, which needs relaxed SIMD. */
  constructor(fused = hasMultiplyAdd()) {
    this.#fused = fused;
  }

  /** The size of the memory, in bytes. It does not shrink, but what is given back is used again. */
  get memorySize(): number {
    return this.#memory.buffer.byteLength;
  }

  hold(contents: ReadonlyMap<Buffer, Values>): void {
    for (const [buffer, values] of contents) {
      if (this.#addresses.has(buffer)) throw new Error('The machine holds this buffer already.');
      this.#addresses.set(buffer, this.#allocator.allocate(buffer.size * 4));
      this.write(buffer, values);
    }
  }

  release(buffers: Iterable<Buffer>): void {
    for (const buffer of buffers) {
      this.#allocator.free(this.#addressOf(buffer));
      this.#addresses.delete(buffer);
    }
  }

  write(buffer: Buffer, values: Values): void {
    this.#view(buffer, this.#addressOf(buffer)).set(values);
  }

  read(buffer: Buffer): Promise<Values> {
    return Promise.resolve(this.#view(buffer, this.#addressOf(buffer)).slice());
  }

  async load(given: Plan): Promise<Program> {
    const plan = withCachesUsed(given);
    const code = planCode(plan);
    const scratch = this.#allocator.allocate(plan.scratchSize * 4);
    const workspace = this.#allocator.allocate(code.workspace);
    const dispose = (): void => {
      this.#allocator.free(scratch);
      this.#allocator.free(workspace);
    };
    const addressOf = (buffer: Buffer): number => {
      const offset = plan.scratch.get(buffer);
      return offset === undefined ? this.#addressOf(buffer) : scratch + offset * 4;
    };
    try {
      const tableAt = (table: Int32Array): number => this.#tableAt(table);
      const bytes = code.toModule({ addressOf, tableAt, workspace, fused: this.#fused });
      const module = await WebAssembly.compile(bytes);
      const { exports } = await WebAssembly.instantiate(module, { env: { memory: this.#memory } });
      const run = exports['run'] as Program['run'];
      return {
        run: (times) => {
          if (times > 0) run(times);
        },
        dispose,
      };
    } catch (error) {
      dispose();
      throw error;
    }
  }

  settle(): Promise<void> {
    return Promise.resolve();
  }

  /** The memory itself goes with the machine. */
  dispose(): void {
    for (const address of [...this.#addresses.values(), ...this.#tables.values()])
      this.#allocator.free(address);
    this.#addresses.clear();
    this.#tables.clear();
  }

  #tableAt(table: Int32Array): number {
    const known = this.#tables.get(table);
    if (known !== undefined) return known;
    const address = this.#allocator.allocate(table.byteLength);
    new Int32Array(this.#memory.buffer, address, table.length).set(table);
    this.#tables.set(table, address);
    return address;
  }

  #addressOf(buffer: Buffer): number {
    const address = this.#addresses.get(buffer);
    if (address === undefined) throw new Error(`The machine does not hold this buffer of ${buffer.size}.`);
    return address;
  }

  #view({ type, size }: Buffer, address: number): Values {
    const values = type === 'f32' ? Float32Array : Int32Array;
    return new values(this.#memory.buffer, address, size);
  }
}
