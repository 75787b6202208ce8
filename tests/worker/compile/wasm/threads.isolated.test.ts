import { expect } from 'chai';
import { wrap, type Remote } from 'comlink';
import { planOf } from '../agreement.js';
import { affine, floats, load, number, someFloats } from '../kernel-parts.js';
import { describeEachKind } from '../kernels/describe.js';
import { WasmMachine } from '../../../../worker/compile/wasm/machine.js';
import type { Calls } from './threads.worker.js';

describe('a WebAssembly machine with three threads', () => {
  let worker: Worker;
  let remote: Remote<Calls>;
  before(() => {
    worker = new Worker(new URL('./threads.worker.js', import.meta.url), { type: 'module' });
    remote = wrap<Calls>(worker);
  });
  after(() => worker.terminate());

  describe('computes what one does:', () => {
    describeEachKind((trial) => remote.check(trial), 60);
  });

  describe('afterwards', () => {
    it('has computed on all three', async () => {
      expect(await remote.threads()).to.equal(3);
    });

    it('stays in step over many runs of many steps', async () => {
      const x = floats(100);
      const each = affine([1]);
      const half = { kind: 'binary', type: 'f32', op: 'mul', a: load(x, each), b: number(0.5) } as const;
      const value = { kind: 'binary', type: 'f32', op: 'add', a: half, b: number(1) } as const;
      const kernel = { kind: 'map', shape: [100], stores: [{ buffer: x, at: each, value }] } as const;
      const kernels = Array.from({ length: 5 }, () => kernel);
      for (let run = 1; run <= 20; run++)
        await remote.check({ kernels, contents: new Map([[x, someFloats(100)]]), times: 10 * run });
    });
  });
});

describe('where a page allows no threads', () => {
  const { Worker } = globalThis;
  after(() => {
    globalThis.Worker = Worker;
  });

  it('a WebAssembly machine computes on one', async () => {
    globalThis.Worker = class extends EventTarget {
      constructor() {
        super();
        setTimeout(() => this.dispatchEvent(new Event('error')));
      }
      terminate(): void {
        // It has not begun.
      }
    } as unknown as typeof Worker;
    const machine = new WasmMachine({ threads: 3, leastShare: 0 });
    const x = floats(1000);
    machine.hold(new Map([[x, someFloats(1000)]]));
    const program = await machine.load(
      planOf({ kind: 'map', shape: [1000], stores: [{ buffer: x, at: affine([1]), value: number(3) }] }),
    );
    program.run(1);
    expect(machine.threads).to.equal(1);
    expect(await machine.read(x)).to.deep.equal(new Float32Array(1000).fill(3));
    machine.dispose();
  });
});
