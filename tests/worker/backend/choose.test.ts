import { expect } from 'chai';
import '@tensorflow/tfjs-backend-cpu';
import type { Backend, Candidate, Probe } from '../../../worker/backend/backend.js';
import { chooseBackend, type Probes } from '../../../worker/backend/choose.js';
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

/** A driver on which relu has no gradient: tfjs's CPU backend, but for the kernel that gives it. */
const BROKEN = 'broken';

/** A probe that finds what computes as the tfjs backend `tfjsName` does, and counts how often it was given up. */
function finding(candidate: Partial<Candidate> = {}, tfjsName = 'cpu'): Probe & { disposed: number } {
  const use = async (): Promise<Backend> => {
    await setBackend(tfjsName);
    return {
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
      reason: 'The fastest there is, on real hardware.',
    });
  });

  it('passes over GPUs that are emulated, without using them, and says so', async () => {
    const unused = (): Promise<Backend> => Promise.reject(new Error('it was used'));
    const emulated = finding({ adapter: 'SwiftShader', software: true, use: unused });
    const { report } = await chooseBackend('auto', probes({ webgpu: emulated, webgl: emulated }));
    expect(report.name).to.equal('cpu');
    expect(report.reason).to.equal(
      'WebGPU is only emulated here (SwiftShader), and WebGL is only emulated here (SwiftShader).',
    );
  });

  it('passes over what fails to start, and names it', async () => {
    const failing = finding({ use: () => Promise.reject(new Error('no device')) });
    const { report } = await chooseBackend('auto', probes({ webgpu: failing, webgl: throwing('no canvas') }));
    expect(report.reason).to.equal(
      'WebGPU cannot be used (no device), and WebGL cannot be used (no canvas).',
    );
  });

  it('passes over what computes wrong gradients, and gives its device up', async () => {
    const broken = finding({}, BROKEN);
    const { report } = await chooseBackend('auto', probes({ webgpu: broken }));
    expect(report.name).to.equal('cpu');
    expect(report.reason).to.equal(
      'WebGPU cannot be used (Some GPU computes wrong gradients), and there is no WebGL.',
    );
    expect(broken.disposed).to.equal(1);
    expect(getBackend()).to.equal('cpu');
  });

  it('fails with every reason where not even the CPU can be used', async () => {
    const error = await errorOf(chooseBackend('auto', probes({ cpu: finding({}, BROKEN) })));
    expect(error.name).to.equal('BackendError');
    expect(error.message).to.equal(
      'No backend is to be had: there is no WebGPU; there is no WebGL; ' +
        'CPU cannot be used (Some GPU computes wrong gradients).',
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
    expect(await gradientsAreRight()).to.equal(true);
    await setBackend(BROKEN);
    expect(await gradientsAreRight()).to.equal(false);
  });
});
