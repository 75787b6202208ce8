import { expect } from 'chai';
import { resolveConfig } from '../../src/shared/config-schema.js';
import type { BackendName } from '../../src/shared/backend.js';
import type { Backend } from '../../worker/backend/backend.js';
import '../../worker/backend/cpu.js';
import type { Found } from '../../worker/backend/find.js';
import { drawSynthetic } from '../../worker/data/synthetic.js';
import { fastest } from '../../worker/fastest.js';
import { memory, setBackend } from '../../worker/tf.js';
import { Training } from '../../worker/training.js';
import { plain } from '../support/plain.js';
import { InterpretingMachine } from './compile/interpreting-machine.js';

/** A clock that goes on only where steps are taken, so much for each backend. */
let now = 0;

/** A backend whose steps take so many milliseconds by that clock. */
function taking(milliseconds: number, name: BackendName): Found & { disposed: number } {
  const machine = new InterpretingMachine();
  const backend: Backend = {
    tfjs: 'cpu',
    machine,
    settle() {
      now += milliseconds;
      return Promise.resolve();
    },
    dispose() {
      found.disposed++;
    },
    lost: new Promise(() => undefined),
  };
  const report = { name, adapter: 'a', software: false, compiled: true, reason: 'It is there.' };
  const found = { backend, report, disposed: 0 };
  return found;
}

const config = resolveConfig(
  plain({
    batchSize: 2,
    generator: { network: { hidden: [2] } },
    discriminator: { network: { hidden: [2] } },
  }),
);
const train = (backend: Backend): Training => new Training(drawSynthetic('ring', 0), config, backend);

describe('where there is a choice', () => {
  before(() => setBackend('cpu'));

  it('takes what takes the training’s steps fastest, gives up the rest, and tells what was measured', async () => {
    const candidates = [taking(90, 'webgpu'), taking(30, 'wasm')];
    const tensors = memory().numTensors;
    const { backend, report } = await fastest(candidates, train, () => now);
    expect(backend).to.equal(candidates[1]!.backend);
    expect(candidates.map(({ disposed }) => disposed)).to.deep.equal([1, 0]);
    expect(report.name).to.equal('wasm');
    expect(report.reason).to.equal('It takes this training’s steps faster than WebGPU.');
    expect(report.measured!.wasm).to.be.above(report.measured!.webgpu!);
    expect(memory().numTensors).to.equal(tensors);
  });

  it('passes over what takes no steps', async () => {
    const broken = taking(1, 'webgpu');
    broken.backend.settle = () => Promise.reject(new Error('lost'));
    const { report } = await fastest([broken, taking(30, 'wasm')], train, () => now);
    expect(report.measured!.webgpu).to.equal(0);
    expect(report.name).to.equal('wasm');
    expect(report.reason).to.equal('WebGPU takes none of this training’s steps: lost.');
  });

  it('says why, where nothing takes a step', async () => {
    const candidates = [taking(1, 'webgpu'), taking(1, 'wasm')];
    for (const { backend, report } of candidates)
      backend.settle = () => Promise.reject(new Error(`no ${report.name}`));
    const { report } = await fastest(candidates, train, () => now);
    expect(report.name).to.equal('webgpu');
    expect(report.reason).to.equal(
      'WebGPU takes none of this training’s steps: no webgpu. ' +
        'WebAssembly takes none of this training’s steps: no wasm.',
    );
  });

  it('takes no more than 150 ms for each, after a first step', async () => {
    /** By that clock, with so many milliseconds for a step. */
    const spentOn = async (milliseconds: number): Promise<number> => {
      const trained = (backend: Backend): Training => {
        const training = train(backend);
        let settled = 0;
        backend.settle = () => {
          now += milliseconds * (training.step - settled);
          settled = training.step;
          return Promise.resolve();
        };
        return training;
      };
      const start = now;
      await fastest([taking(0, 'webgpu'), taking(0, 'wasm')], trained, () => now);
      return (now - start) / 2;
    };
    for (const milliseconds of [2, 20, 70, 80, 140])
      expect(await spentOn(milliseconds)).to.be.within(75, 150 + milliseconds);
    expect(await spentOn(2000), 'of a first step that takes longer').to.equal(2000);
  });

  it('does not try what has no rival', async () => {
    const only = taking(30, 'wasm');
    expect(await fastest([only], () => expect.fail('it was tried'))).to.equal(only);
  });
});
