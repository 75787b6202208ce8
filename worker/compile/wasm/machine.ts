import type { Buffer, Plan } from '../loops.js';
import type { Machine, Program, Values } from '../machine.js';
import { Allocator } from './allocator.js';
import { LEAST_SHARE, planCode, type PlanCode } from './emit.js';
import { AGREEMENT, PATIENCE } from './fork-join.js';
import { withCachesUsed } from './cache.js';
import { SHARED_PAGES } from './module.js';
import { hasMultiplyAdd } from './multiply-add.js';
import { Team } from './team.js';

export interface WasmOptions {
  /** Whether to multiply and add in one instruction, which needs relaxed SIMD. */
  readonly fused?: boolean;
  /**
   * Threads to compute on at most, this one included. More than 1 need a page that is cross-origin isolated, and a worker:
   * a page itself may not wait for others.
   */
  readonly threads?: number;
  /** Why there are no more than one, in a clause. */
  readonly obstacle?: string | undefined;
  /** How much work is worth a thread's attention, in vector instructions; tests have it share everything. */
  readonly leastShare?: number;
  /** Seconds after which a thread that does not answer counts as dead; tests do not wait as long. */
  readonly patience?: number;
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
  readonly #patience: number;
  readonly #agreement: number;
  /** The other threads, from when they are first of use. */
  #gathering: Promise<Team | undefined> | undefined;
  #team: Team | undefined;
  /** Told once something is loaded for which there would be more threads. */
  #obstacle: string | undefined;
  readonly #whyAlone: string | undefined;
  #isDisposed = false;

  constructor({
    fused = hasMultiplyAdd(),
    threads = 1,
    obstacle,
    leastShare = LEAST_SHARE,
    patience = PATIENCE,
  }: WasmOptions = {}) {
    const shared = threads > 1 ? sharedMemory() : undefined;
    this.#fused = fused;
    this.#mostThreads = shared ? threads : 1;
    this.#whyAlone = obstacle;
    this.#leastShare = leastShare;
    this.#patience = patience;
    this.#memory = shared ?? new WebAssembly.Memory({ initial: 1 });
    this.#allocator = new Allocator(this.#memory);
    this.#agreement = this.#allocator.allocate(AGREEMENT);
  }

  /** Threads that compute: 1 until something was loaded that is worth more. */
  get threads(): number {
    return 1 + (this.#team?.size ?? 0);
  }

  get obstacle(): string | undefined {
    return this.#obstacle;
  }

  /** The size of the memory, in bytes. It does not shrink, but what is given back is used again. */
  get memorySize(): number {
    return this.#memory.buffer.byteLength;
  }

  hold(contents: ReadonlyMap<Buffer, Values>): void {
    const buffers = [...contents.keys()];
    if (buffers.some((buffer) => this.#addresses.has(buffer)))
      throw new Error('The machine holds this buffer already.');
    const addresses = this.#allocate(buffers.map(({ size }) => size * 4));
    buffers.forEach((buffer, i) => {
      this.#addresses.set(buffer, addresses[i]!);
      this.write(buffer, contents.get(buffer)!);
    });
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
    return this.#compile(plan, code, team);
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

  async #compile(plan: Plan, code: PlanCode, team: Team | undefined): Promise<Program> {
    if (this.#isDisposed) throw new Error('The machine was disposed of.');
    const threads = 1 + (team?.size ?? 0);
    const [scratch, ...workspaces] = this.#allocate([
      plan.scratchSize * 4,
      ...Array.from({ length: threads }, () => code.workspace),
    ]) as [number, ...number[]];
    const free = (): void => {
      for (const address of [scratch, ...workspaces]) this.#allocator.free(address);
    };
    const addressOf = (buffer: Buffer): number => {
      const offset = plan.scratch.get(buffer);
      return offset === undefined ? this.#addressOf(buffer) : scratch + offset * 4;
    };
    let runFirst: (times: number, workspace: number) => void;
    let others: Program | undefined;
    try {
      const module = await WebAssembly.compile(
        code.toModule({
          addressOf,
          tableAt: (table) => this.#tableAt(table),
          fused: this.#fused,
          threads,
          shared: this.#mostThreads > 1,
          agreement: this.#agreement,
          patience: this.#patience,
        }),
      );
      const { exports } = await WebAssembly.instantiate(module, { env: { memory: this.#memory } });
      runFirst = exports['run'] as typeof runFirst;
      others = await team
        ?.load(module, workspaces.slice(1))
        .catch((thrown: unknown) => this.#disband(thrown));
    } catch (error) {
      free();
      throw error;
    }
    if (team && !others) {
      free();
      return this.#compile(plan, code, undefined);
    }
    return {
      run: (times) => {
        if (times === 0) return;
        others?.run(times);
        try {
          runFirst(times, workspaces[0]!);
        } catch (thrown) {
          if (!others) throw thrown;
          const reason = 'a thread ended in the middle of a step';
          this.#disband(reason); // Those that are left would wait for the rest of the run.
          throw new Error(`The step was never finished, because ${reason}.`, { cause: thrown });
        }
      },
      dispose: () => {
        others?.dispose();
        free();
      },
    };
  }

  async #gather(): Promise<Team | undefined> {
    if (this.#mostThreads < 2) {
      this.#obstacle = this.#whyAlone;
      return undefined;
    }
    try {
      if ('document' in globalThis) throw new Error('a page itself may not wait for others');
      const team = await Team.gather(this.#mostThreads - 1, this.#memory, this.#agreement);
      if (this.#isDisposed) team.dispose();
      return (this.#team = team);
    } catch (thrown) {
      this.#disband(thrown);
      return undefined;
    }
  }

  /** Goes on alone from now on, with programs that are loaded from now on. */
  #disband(reason: unknown): undefined {
    this.#obstacle ??= reason instanceof Error ? reason.message : String(reason);
    this.#team?.dispose();
    this.#team = undefined;
    this.#gathering = Promise.resolve(undefined);
  }

  /** Memory for each of these, in bytes, or for none. */
  #allocate(sizes: readonly number[]): readonly number[] {
    const addresses: number[] = [];
    try {
      for (const size of sizes) addresses.push(this.#allocator.allocate(size));
      return addresses;
    } catch (thrown) {
      for (const address of addresses) this.#allocator.free(address);
      throw thrown;
    }
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
