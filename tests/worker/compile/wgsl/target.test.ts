import { expect } from 'chai';
import { EMULATED_GPU, GPU, targetOf } from '../../../../worker/compile/wgsl/target.js';

describe('the target for an adapter', () => {
  it('is an emulated GPU where its info says so, or in older browsers the adapter itself', () => {
    expect(targetOf({ info: { isFallbackAdapter: true } })).to.equal(EMULATED_GPU);
    expect(targetOf({ info: {}, isFallbackAdapter: true })).to.equal(EMULATED_GPU);
    expect(targetOf({ info: { isFallbackAdapter: false } })).to.equal(GPU);
    expect(targetOf({ info: {} })).to.equal(GPU);
  });
});
