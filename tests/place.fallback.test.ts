import { expect } from 'chai';
import { workerHasAdapter } from './tools/worker-has-adapter.js';

describe('the fallback run', () => {
  it('has no WebGPU adapter in a worker', async () => {
    expect(
      await workerHasAdapter(),
      'an adapter: these tests would prove nothing about the fallback',
    ).to.equal(false);
  });
});
