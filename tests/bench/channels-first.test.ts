import { expect } from 'chai';
import { channelsFirst, permute } from './channels-first.js';
import type { Layer } from './layers.js';

describe('permute', () => {
  it('reorders axes like a transposition', () => {
    // [2, 3] → [3, 2]
    expect([...permute(Float32Array.of(1, 2, 3, 4, 5, 6), [2, 3], [1, 0])]).to.deep.equal([1, 4, 2, 5, 3, 6]);
  });
});

describe('channelsFirst', () => {
  it('leaves θ alone where there are no images', () => {
    const layers: Layer[] = [{ kind: 'dense', inputs: 2, units: 3, activation: 'relu' }];
    const theta = Float32Array.from({ length: 9 }, (_, i) => i);
    expect(channelsFirst(layers, theta)).to.deep.equal(theta);
  });

  it('reorders the units of a dense layer that makes an image, biases with them', () => {
    const layers: Layer[] = [{ kind: 'dense', inputs: 1, units: 4, to: [1, 2, 2], activation: 'relu' }];
    const theta = Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8); // pixel 1: channels 1, 2; pixel 2: channels 3, 4
    expect([...channelsFirst(layers, theta)]).to.deep.equal([1, 3, 2, 4, 5, 7, 6, 8]);
  });
});
