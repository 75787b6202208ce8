import { expect } from 'chai';
import { workerHasAdapter } from './tools/worker-has-adapter.js';

describe('the WebGPU run', () => {
  it('has a WebGPU adapter in a worker', async () => {
    expect(await workerHasAdapter(), 'an adapter: these tests would prove nothing about WebGPU').to.equal(
      true,
    );
  });
});
