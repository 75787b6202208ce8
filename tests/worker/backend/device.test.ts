import { expect } from 'chai';
import { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { chooseBackend } from '../../support/backends.js';
import { backend as tfBackend, tensor1d } from '../../../worker/tf.js';

function webgpu(): WebGPUBackend {
  const current = tfBackend();
  if (current instanceof WebGPUBackend) return current;
  throw new Error('tfjs is not on WebGPU');
}

function webgl(): MathBackendWebGL {
  const current = tfBackend();
  if (current instanceof MathBackendWebGL) return current;
  throw new Error('tfjs is not on WebGL');
}

/** What it resolves to within a few tasks; undefined where it is still pending. */
const soon = <T>(promise: Promise<T>): Promise<T | undefined> =>
  Promise.race([promise, new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), 100))]);

describe('a WebGPU device', () => {
  it('has done all that was asked of it once it settles, what tfjs holds back too', async () => {
    const { backend } = await chooseBackend('webgpu');
    const { queue } = webgpu();
    const submitted: number[] = []; // Command buffers in each submit.
    queue.submit = (commands) => {
      const all = [...commands];
      submitted.push(all.length);
      GPUQueue.prototype.submit.call(queue, all);
    };
    const one = tensor1d([1]);
    const two = one.add(one); // One dispatch; tfjs submits them by the dozen.
    expect(submitted, 'tfjs holds it back').to.deep.equal([]);
    await backend.settle();
    expect(submitted, 'what was held back, and an empty submit so that its end is seen').to.deep.equal([
      1, 0,
    ]);
    await backend.settle(); // With nothing to do.
    expect([...(await two.data())]).to.deep.equal([2]);
    one.dispose();
    two.dispose();
  });

  it('says when it is lost', async () => {
    const { backend } = await chooseBackend('webgpu');
    expect(await soon(backend.lost)).to.equal(undefined);
    webgpu().device.destroy();
    expect((await backend.lost).message).to.contain('The WebGPU device was lost (destroyed)');
  });

  it('says when it reports an error', async () => {
    const { backend } = await chooseBackend('webgpu');
    webgpu().device.createBuffer({ size: 4, usage: 0 });
    await backend.settle();
    expect((await backend.lost).message).to.contain('The WebGPU device reported an error');
  });

  it('is destroyed when it is given up', async () => {
    const { backend } = await chooseBackend('webgpu');
    const { lost } = webgpu().device;
    backend.dispose();
    expect((await lost).reason).to.equal('destroyed');
  });
});

describe('a WebGL context', () => {
  it('says when it is lost', async () => {
    const { backend } = await chooseBackend('webgl');
    expect(await soon(backend.lost)).to.equal(undefined);
    webgl().gpgpu.gl.getExtension('WEBGL_lose_context')!.loseContext();
    expect((await backend.lost).message).to.contain('The WebGL context was lost.');
  });

  it('is let go when it is given up', async () => {
    const { backend } = await chooseBackend('webgl');
    const { gl } = webgl().gpgpu;
    backend.dispose();
    expect(gl.isContextLost()).to.equal(true);
  });
});
