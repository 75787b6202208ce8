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

const config = resolveConfig({
  batchSize: 2,
  generator: { network: { hidden: [2] } },
  discriminator: { network: { hidden: [2] } },
});
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
  });

  it('does not try what has no rival', async () => {
    const only = taking(30, 'wasm');
    expect(await fastest([only], () => expect.fail('it was tried'))).to.equal(only);
  });
});
