import { expect } from 'chai';

describe('the isolated run', () => {
  it('is on a page whose threads may share memory', () => {
    expect(crossOriginIsolated, 'isolation: these tests would prove nothing about threads').to.equal(true);
  });
});
