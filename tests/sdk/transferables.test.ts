import { expect } from 'chai';
import { datasets } from '../../src/sdk/datasets.js';
import { transferablesOf } from '../../src/sdk/transferables.js';

describe('what of a dataset moves to the worker', () => {
  it('is nothing where there are no bytes to move', () => {
    expect(transferablesOf(datasets.synthetic('ring'))).to.deep.equal([]);
    expect(transferablesOf(datasets.synthetic('glyphs'))).to.deep.equal([]);
    expect(transferablesOf(datasets.fromIdx('x', { labels: new Blob(['x']) }))).to.deep.equal([]);
  });

  it('is each buffer, once', () => {
    const data = Uint8Array.of(1, 2);
    expect(transferablesOf(datasets.fromArray(data, { shape: [1] }))).to.deep.equal([data.buffer]);
    expect(transferablesOf(datasets.fromArray(data, { shape: [1], labels: data }))).to.have.length(1);
    const images = new ArrayBuffer(1);
    const labels = new ArrayBuffer(2);
    expect(transferablesOf(datasets.fromIdx(images, { labels }))).to.have.members([images, labels]);
  });

  it('cannot move twice', () => {
    for (const source of [
      datasets.fromArray(Float32Array.of(1), { shape: [1] }),
      datasets.fromIdx(new ArrayBuffer(1)),
    ]) {
      structuredClone(source, { transfer: transferablesOf(source) });
      expect(() => transferablesOf(source))
        .to.throw('moved to the trainer')
        .with.property('name', 'ConfigError');
    }
  });
});
