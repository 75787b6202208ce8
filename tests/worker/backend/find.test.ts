import { expect } from 'chai';
import '@tensorflow/tfjs-backend-cpu';
import type { Backend, Candidate, Probe } from '../../../worker/backend/backend.js';
import { findBackends, type Probes } from '../../../worker/backend/find.js';
import { chooseBackend } from '../../support/backends.js';
import { probeCpu } from '../../../worker/backend/cpu.js';
import { gradientsAreRight } from '../../../worker/backend/self-test.js';
import {
  copyRegisteredKernels,
  findBackendFactory,
  getBackend,
  registerBackend,
  registerKernel,
  setBackend,
  unregisterKernel,
  zerosLike,
  type Tensor,
} from '../../../worker/tf.js';
import { errorOf } from '../data/files.js';
import { InterpretingMachine } from '../compile/interpreting-machine.js';

/** A driver on which relu has no gradient: tfjs's CPU backend, but for the kernel that gives it. */
const BROKEN = 'broken';

/** A probe that finds what computes as the tfjs backend `tfjsName` does, and counts how often it was given up. */
function finding(candidate: Partial<Candidate> = {}, tfjsName = 'cpu'): Probe & { disposed: number } {
  const use = async (): Promise<Backend> => {
    await setBackend(tfjsName);
    return {
      tfjs: 'cpu',
      machine: undefined,
      settle: () => Promise.resolve(),
      dispose() {
        probe.disposed++;
      },
      lost: new Promise(() => undefined),
    };
  };
  const find: Probe = () => Promise.resolve({ adapter: 'Some GPU', software: false, use, ...candidate });
  const probe = Object.assign(find, { disposed: 0 });
  return probe;
}

const without =
  (clause: string): Probe =>
  () =>
    Promise.resolve(clause);

const throwing =
  (message: string): Probe =>
  () =>
    Promise.reject(new Error(message));

/** Where neither GPU backend is to be had, but for what is said otherwise. */
const probes = (some: Partial<Probes> = {}): Probes => ({
  webgpu: without('there is no WebGPU'),
  wasm: without('there is no WebAssembly'),
  webgl: without('there is no WebGL'),
  cpu: probeCpu,
  ...some,
});

before(() => {
  registerBackend(BROKEN, findBackendFactory('cpu'));
  copyRegisteredKernels('cpu', BROKEN);
  unregisterKernel('Step', BROKEN);
  registerKernel({
    kernelName: 'Step',
    backendName: BROKEN,
    kernelFunc: ({ inputs }) => zerosLike(inputs['x'] as Tensor),
  });
});

describe('choosing a backend automatically', () => {
  it('takes WebGPU first, then WebGL, then the CPU', async () => {
    const all = { webgpu: finding(), webgl: finding() };
    expect((await chooseBackend('auto', probes(all))).report.name).to.equal('webgpu');
    expect((await chooseBackend('auto', probes({ webgl: all.webgl }))).report.name).to.equal('webgl');
    expect((await chooseBackend('auto', probes())).report.name).to.equal('cpu');
  });

  it('reports the adapter, and that nothing stood before it', async () => {
    expect((await chooseBackend('auto', probes({ webgpu: finding() }))).report).to.deep.equal({
      name: 'webgpu',
      adapter: 'Some GPU',
      software: false,
      compiled: false,
      reason: 'The first choice, on real hardware.',
    });
  });

  it('passes over GPUs that are emulated, without using them, and says so', async () => {
    const unused = (): Promise<Backend> => Promise.reject(new Error('it was used'));
    const emulated = finding({ adapter: 'SwiftShader', software: true, use: unused });
    const { report } = await chooseBackend('auto', probes({ webgpu: emulated, webgl: emulated }));
    expect(report.name).to.equal('cpu');
    expect(report.reason).to.equal(
      'WebGPU is only emulated here (SwiftShader), there is no WebAssembly, ' +
        'and WebGL is only emulated here (SwiftShader).',
    );
  });

  it('passes over what fails to start, and names it', async () => {
    const failing = finding({ use: () => Promise.reject(new Error('no device')) });
    const { report } = await chooseBackend('auto', probes({ webgpu: failing, webgl: throwing('no canvas') }));
    expect(report.reason).to.equal(
      'WebGPU cannot be used (no device), there is no WebAssembly, and WebGL cannot be used (no canvas).',
    );
  });

  it('passes over what computes wrong gradients, and gives its device up', async () => {
    const broken = finding({}, BROKEN);
    const { report } = await chooseBackend('auto', probes({ webgpu: broken }));
    expect(report.name).to.equal('cpu');
    expect(report.reason).to.equal(
      'WebGPU cannot be used (Some GPU computes wrong gradients), there is no WebAssembly, ' +
        'and there is no WebGL.',
    );
    expect(broken.disposed).to.equal(1);
    expect(getBackend()).to.equal('cpu');
  });

  it('fails with every reason where not even the CPU can be used', async () => {
    const error = await errorOf(chooseBackend('auto', probes({ cpu: finding({}, BROKEN) })));
    expect(error.name).to.equal('BackendError');
    expect(error.message).to.equal(
      'No backend is to be had: there is no WebGPU; there is no WebAssembly; there is no WebGL; ' +
        'CPU cannot be used (Some GPU computes wrong gradients).',
    );
  });
});

describe('where steps can be compiled', () => {
  const compiled = (): Partial<Candidate> => ({
    use: () =>
      Promise.resolve({
        tfjs: 'cpu',
        machine: new InterpretingMachine(),
        settle: () => Promise.resolve(),
        dispose: () => undefined,
        lost: new Promise(() => undefined),
      }),
  });

  it('finds all that they can be compiled for, and nothing else', async () => {
    const found = await findBackends(
      'auto',
      probes({ webgpu: finding(compiled()), wasm: finding(compiled()), webgl: finding() }),
    );
    expect(found.map(({ report }) => report.name)).to.deep.equal(['webgpu', 'wasm']);
    expect(found.every(({ report }) => report.compiled)).to.equal(true);
  });

  it('falls back on WebAssembly, then on WebGL, and says why', async () => {
    const wasm = await findBackends('auto', probes({ wasm: finding(compiled()), webgl: finding() }));
    expect(wasm.map(({ report }) => report)).to.deep.equal([
      { name: 'wasm', adapter: 'Some GPU', software: false, compiled: true, reason: 'There is no WebGPU.' },
    ]);
    const refused = throwing('refused to compile, because of the policy of the page');
    const [webgl] = await findBackends('auto', probes({ wasm: refused, webgl: finding() }));
    expect(webgl?.report.reason).to.equal(
      'There is no WebGPU, and WebAssembly cannot be used (refused to compile, because of the policy of the page).',
    );
  });
});

describe('choosing a backend by name', () => {
  it('takes it even where it is emulated', async () => {
    const emulated = finding({ software: true });
    const { report } = await chooseBackend('webgl', probes({ webgpu: finding(), webgl: emulated }));
    expect(report).to.include({ name: 'webgl', software: true, reason: 'It was asked for.' });
    expect(emulated.disposed).to.equal(0);
  });

  it('takes no other in its place', async () => {
    const error = await errorOf(chooseBackend('webgpu', probes({ webgl: finding() })));
    expect(error.name).to.equal('BackendError');
    expect(error.message).to.equal(
      'The backend webgpu is not to be had: there is no WebGPU. Use backend "auto".',
    );
  });
});

describe('the self-test', () => {
  it('passes where gradients are right, and fails where relu has none', async () => {
    await setBackend('cpu');
    expect(await gradientsAreRight(undefined)).to.equal(true);
    await setBackend(BROKEN);
    expect(await gradientsAreRight(undefined)).to.equal(false);
  });
});
