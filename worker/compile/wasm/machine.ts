import type { Buffer, Plan } from '../loops.js';
import type { Machine, Program, Values } from '../machine.js';
import { Allocator } from './allocator.js';
import { LEAST_SHARE, planCode } from './emit.js';
import { hasMultiplyAdd } from './features.js';
import { AGREEMENT } from './fork-join.js';
import { withCachesUsed } from './cache.js';
import { SHARED_PAGES } from './module.js';
import { Team } from './team.js';

export interface WasmOptions {
  /** Whether to multiply and add in one instruction, which needs relaxed SIMD. */
  readonly fused?: boolean;
  /** Threads to compute on at most, this one included; more than 1 need a page that is cross-origin isolated. */
  readonly threads?: number;
  /** How much work is worth a thread's attention, in vector instructions; tests have it share everything. */
  readonly leastShare?: number;
}

/** Runs steps as WebAssembly, on this thread and perhaps on others. What is asked for is done when the call returns. */
export class WasmMachine implements Machine {
  readonly #memory: WebAssembly.Memory;
  readonly #allocator: Allocator;
  readonly #addresses = new Map<Buffer, number>();
  readonly #tables = new Map<Int32Array, number>();
  readonly #fused: boolean;
  readonly #mostThreads: number;
  readonly #leastShare: number;
  readonly #agreement: number;
  /** The other threads, from when they are first of use. */
  #gathering: Promise<Team | undefined> | undefined;
  #team: Team | undefined;
  #isDisposed = false;

  constructor({ fused = hasMultiplyAdd(), threads = 1, leastShare = LEAST_SHARE }: WasmOptions = {}) {
    const shared = threads > 1 ? sharedMemory() : undefined;
    this.#fused = fused;
    this.#mostThreads = shared ? threads : 1;
    this.#leastShare = leastShare;
    this.#memory = shared ?? new WebAssembly.Memory({ initial: 1 });
    this.#allocator = new Allocator(this.#memory);
    this.#agreement = this.#allocator.allocate(AGREEMENT);
  }

  /** Threads that compute: 1 until something was loaded that is worth more. */
  get threads(): number {
    return 1 + (this.#team?.size ?? 0);
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
    const code = planCode(plan, this.#leastShare);
    const team = code.isShareable ? await (this.#gathering ??= this.#gather()) : undefined;
    const threads = 1 + (team?.size ?? 0);
    const allocate = (bytes: number): number => this.#allocator.allocate(bytes);
    const scratch = allocate(plan.scratchSize * 4);
    const workspaces = Array.from({ length: threads }, () => allocate(code.workspace));
    const free = (): void => {
      for (const address of [scratch, ...workspaces]) this.#allocator.free(address);
    };
    const addressOf = (buffer: Buffer): number => {
      const offset = plan.scratch.get(buffer);
      return offset === undefined ? this.#addressOf(buffer) : scratch + offset * 4;
    };
    try {
      const tableAt = (table: Int32Array): number => this.#tableAt(table);
      const module = await WebAssembly.compile(
        code.toModule({
          addressOf,
          tableAt,
          fused: this.#fused,
          threads,
          shared: this.#mostThreads > 1,
          agreement: this.#agreement,
        }),
      );
      const { exports } = await WebAssembly.instantiate(module, { env: { memory: this.#memory } });
      const run = exports['run'] as (times: number, workspace: number) => void;
      const others = await team?.load(module, workspaces.slice(1));
      return {
        run(times) {
          if (times === 0) return;
          others?.run(times);
          run(times, workspaces[0]!);
        },
        dispose() {
          others?.dispose();
          free();
        },
      };
    } catch (error) {
      free();
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
    this.#team?.dispose();
    this.#isDisposed = true;
  }

  async #gather(): Promise<Team | undefined> {
    if (this.#mostThreads < 2) return undefined;
    const team = await Team.gather(this.#mostThreads - 1, this.#memory, this.#agreement);
    if (this.#isDisposed) team?.dispose();
    return (this.#team = team);
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

/** Undefined on devices that cannot set aside as many addresses as it may ever need. */
function sharedMemory(): WebAssembly.Memory | undefined {
  try {
    return new WebAssembly.Memory({ initial: 1, maximum: SHARED_PAGES, shared: true });
  } catch {
    return undefined;
  }
}
