import { expect } from 'chai';
import { scalingFor, toData, toNetwork } from '../../src/shared/scaling.js';

const points = { data: Float32Array.of(10, 0, 14, 2, 12, 1), shape: [2], range: [0, 14] as const };
const bytes = { data: Uint8Array.of(3, 200), shape: [2, 1, 1], range: [0, 255] as const };

describe('scaling', () => {
  it('gives points before a linear output mean 0 in each dimension and variance 1 over all', () => {
    const scaling = scalingFor(points, 'linear');
    const scaled = [...toNetwork(scaling, points.data)];
    expect(scaled[0]! + scaled[2]! + scaled[4]!).to.be.closeTo(0, 1e-6);
    expect(scaled[1]! + scaled[3]! + scaled[5]!).to.be.closeTo(0, 1e-6);
    expect(scaled.reduce((sum, value) => sum + value ** 2, 0) / 6).to.be.closeTo(1, 1e-6);
    expect(scaled[0]! / scaled[1]!).to.be.closeTo(2, 1e-6); // One scale for both dimensions.
  });

  it('maps the range of 8-bit data onto that of the generator’s last activation', () => {
    const ends = [0, 255];
    expect([...toNetwork(scalingFor(bytes, 'sigmoid'), ends)]).to.deep.equal([0, 1]);
    expect([...toNetwork(scalingFor(bytes, 'tanh'), ends)]).to.deep.equal([-1, 1]);
    expect([...toNetwork(scalingFor(bytes, 'linear'), ends)]).to.deep.equal([-1, 1]);
  });

  it('is undone on the way out', () => {
    for (const output of ['linear', 'sigmoid', 'tanh'] as const) {
      const scaling = scalingFor(points, output);
      const back = toData(scaling, toNetwork(scaling, points.data));
      back.forEach((value, i) => expect(value).to.be.closeTo(points.data[i]!, 1e-5));
    }
  });

  it('leaves constant data finite', () => {
    const constant = { data: Float32Array.of(4, 4), shape: [1], range: [4, 4] as const };
    for (const output of ['linear', 'sigmoid'] as const)
      expect([...toNetwork(scalingFor(constant, output), constant.data)]).to.deep.equal([0, 0]);
  });
});
