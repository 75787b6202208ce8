import { expect } from 'chai';
import { probeWebgpu } from '../../../worker/backend/webgpu.js';

/** What a browser whose WebGPU offers this adapter is found to have. */
async function probeWith(adapter: object | null): Promise<Awaited<ReturnType<typeof probeWebgpu>>> {
  Object.defineProperty(navigator, 'gpu', {
    value: { requestAdapter: () => Promise.resolve(adapter) },
    configurable: true,
  });
  try {
    return await probeWebgpu();
  } finally {
    Reflect.deleteProperty(navigator, 'gpu'); // Uncovers the browser's own.
  }
}

const INFO = { vendor: 'acme', architecture: 'one', description: '' };

describe('looking for WebGPU', () => {
  it('names the adapter by its description, else by vendor and architecture', async () => {
    expect(await probeWith({ info: INFO })).to.include({ adapter: 'acme one' });
    expect(await probeWith({ info: { ...INFO, description: 'Acme GPU' } })).to.include({
      adapter: 'Acme GPU',
    });
  });

  it('knows an adapter of software by its info, and in older browsers by itself', async () => {
    const softwareOf = async (adapter: object): Promise<unknown> => {
      const found = await probeWith(adapter);
      return typeof found === 'string' ? found : found.software;
    };
    expect(await softwareOf({ info: { ...INFO, isFallbackAdapter: true } })).to.equal(true);
    expect(await softwareOf({ info: { ...INFO, isFallbackAdapter: false } })).to.equal(false);
    expect(await softwareOf({ info: INFO, isFallbackAdapter: true })).to.equal(true);
    expect(await softwareOf({ info: INFO, isFallbackAdapter: false })).to.equal(false);
    expect(await softwareOf({ info: INFO })).to.equal(false);
  });

  it('says where there is no adapter', async () => {
    expect(await probeWith(null)).to.equal('the browser offers no WebGPU adapter');
  });
});
