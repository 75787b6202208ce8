/** Machines with several threads. They have a worker to themselves, because pages may not wait as threads do. */
import { expose } from 'comlink';
import type { Kernel } from '../../../../worker/compile/loops.js';
import { WasmMachine } from '../../../../worker/compile/wasm/machine.js';
import { planOf } from '../agreement.js';
import { affine, floats, load, number } from '../kernel-parts.js';
import { checkOn } from '../kernels/trial.js';

// Three, because that is neither a power of two nor as many as there may be cores; and all that can be shared is.
const SHARING = { threads: 3, leastShare: 0 };
const machine = new WasmMachine(SHARING);

/** x ← ½ x + 1, for a thousand numbers. */
const x = floats(1000);
const each = affine([1]);
const kernel: Kernel = {
  kind: 'map',
  shape: [1000],
  stores: [
    {
      buffer: x,
      at: each,
      value: {
        kind: 'binary',
        type: 'f32',
        op: 'add',
        a: { kind: 'binary', type: 'f32', op: 'mul', a: load(x, each), b: number(0.5) },
        b: number(1),
      },
    },
  ],
};
const zeros = (): Map<typeof x, Float32Array> => new Map([[x, new Float32Array(1000)]]);

const calls = {
  check: checkOn(machine),
  threads: () => machine.threads,

  /** The first number after 1 + 2 + 3 steps of two programs in turn, and how much the memory grew over many such. */
  async inTurn() {
    machine.hold(zeros());
    const takeTurns = async (): Promise<void> => {
      const [one, two] = await Promise.all([machine.load(planOf(kernel)), machine.load(planOf(kernel))]);
      one.run(1);
      two.run(2);
      one.run(3);
      one.dispose();
      two.dispose();
    };
    await takeTurns();
    const first = (await machine.read(x))[0]!;
    const size = machine.memorySize;
    for (let i = 0; i < 50; i++) await takeTurns();
    machine.release([x]);
    return { first, growth: machine.memorySize - size };
  },

  /** What becomes of a program that is being loaded while its machine is disposed of. */
  async disposedWhileLoading(turns: number) {
    const disposed = new WasmMachine(SHARING);
    disposed.hold(zeros());
    const loading = disposed.load(planOf(kernel)).then(
      () => 'loaded',
      (thrown: unknown) => (thrown as Error).message,
    );
    for (let i = 0; i < turns; i++) await new Promise((resolve) => setTimeout(resolve));
    disposed.dispose();
    return loading;
  },

  /** What becomes of a machine one of whose threads dies between two runs, and of what is loaded after that. */
  async bereaved() {
    const { Worker } = globalThis;
    const workers: Worker[] = [];
    globalThis.Worker = class extends Worker {
      constructor(url: string | URL) {
        super(url);
        workers.push(this);
      }
    };
    const bereft = new WasmMachine({ ...SHARING, patience: 1 });
    bereft.hold(zeros());
    const program = await bereft.load(planOf(kernel));
    globalThis.Worker = Worker;
    program.run(1);
    workers[0]!.terminate();
    const messages = [1, 2].map(() => {
      try {
        program.run(1);
        return 'ran';
      } catch (thrown) {
        return (thrown as Error).message;
      }
    });
    bereft.write(x, new Float32Array(1000));
    const next = await bereft.load(planOf(kernel));
    next.run(2);
    const { threads, obstacle } = bereft;
    const first = (await bereft.read(x))[0];
    bereft.dispose();
    return { messages, first, threads, obstacle };
  },

  /** A machine where no other thread starts: what it computes, on how many, and why. */
  async alone(refusal: 'throws' | 'fails') {
    const { Worker } = globalThis;
    globalThis.Worker = class extends EventTarget {
      onerror: ((event: ErrorEvent) => void) | undefined;
      constructor() {
        super();
        if (refusal === 'throws') throw new Error('no workers here');
        setTimeout(() => this.onerror?.(new ErrorEvent('error', { message: 'no blobs here' })));
      }
      terminate(): void {
        this.onerror = undefined;
      }
    } as unknown as typeof Worker;
    const lonely = new WasmMachine(SHARING);
    lonely.hold(zeros());
    const program = await lonely.load(planOf(kernel));
    globalThis.Worker = Worker;
    program.run(2);
    const { threads, obstacle } = lonely;
    const first = (await lonely.read(x))[0];
    lonely.dispose();
    return { first, threads, obstacle };
  },
};
export type Calls = typeof calls;
expose(calls);
