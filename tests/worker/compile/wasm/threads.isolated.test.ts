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

    it('takes turns with several programs, and gives back what they took', async () => {
      const { first, growth } = await remote.inTurn();
      expect(first).to.equal(2 - 2 ** -5);
      expect(growth).to.equal(0);
    });
  });

  it('settles what is being loaded when it is disposed of', async () => {
    for (const turns of [0, 1, 3, 10]) {
      const outcome = await remote.disposedWhileLoading(turns);
      expect(outcome).to.match(/loaded|disposed/);
    }
  });
});

describe('where a thread dies', () => {
  it('a run ends with an error instead of never, and what is loaded after it computes on one', async () => {
    const worker = new Worker(new URL('./threads.worker.js', import.meta.url), { type: 'module' });
    const { messages, ...after } = await wrap<Calls>(worker).bereaved();
    expect(messages[0]).to.equal(
      'The step was never finished, because a thread ended in the middle of a step.',
    );
    expect(messages[1]).to.equal('The threads that computed this are gone.');
    expect(after).to.deep.equal({
      first: 1.5,
      threads: 1,
      obstacle: 'a thread ended in the middle of a step',
    });
    worker.terminate();
  });
});

describe('where no other thread starts', () => {
  for (const [refusal, obstacle] of [
    ['throws', 'no workers here'],
    ['fails', 'no blobs here'],
  ] as const) {
    it(`because making one ${refusal}, a WebAssembly machine computes on one, and says why`, async () => {
      const worker = new Worker(new URL('./threads.worker.js', import.meta.url), { type: 'module' });
      const alone = await wrap<Calls>(worker).alone(refusal);
      expect(alone).to.deep.equal({ first: 1.5, threads: 1, obstacle });
      worker.terminate();
    });
  }

  it('because a page itself may not wait, the same', async () => {
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
