import { expect } from 'chai';
import { randomKey } from '../../../src/shared/random.js';
import { SYNTHETIC_NAMES, SYNTHETICS } from '../../../src/shared/synthetic/index.js';
import { summaryOf } from '../../../worker/data/dataset.js';
import { openDataset } from '../../../worker/data/open-dataset.js';
import { idxFile, IMAGES_MAGIC } from './files.js';

describe('opening a dataset', () => {
  for (const name of SYNTHETIC_NAMES) {
    it(`draws ${name} from its distribution`, async () => {
      const dataset = await openDataset({ kind: 'synthetic', name }, 7);
      const synthetic = SYNTHETICS[name];
      expect(summaryOf(dataset)).to.deep.equal({
        name,
        count: 65_536,
        shape: [synthetic.dimension],
        dtype: 'float32',
        range: dataset.range,
        labelled: false,
      });
      const first = synthetic.draw(randomKey(7, 'dataset'), 100);
      expect(dataset.data.subarray(0, first.length)).to.deep.equal(first);
      for (const value of first) expect(value).to.be.within(...dataset.range);
    });
  }

  it('reads arrays and IDX files', async () => {
    const images = idxFile(IMAGES_MAGIC, [1, 1, 2], [8, 9]).buffer;
    const fromFile = await openDataset({ kind: 'idx', images, labels: undefined }, 0);
    expect(summaryOf(fromFile)).to.deep.equal({
      name: 'images',
      count: 1,
      shape: [1, 2, 1],
      dtype: 'uint8',
      range: [0, 255],
      labelled: false,
    });
    const labels = Uint8Array.of(1, 2);
    const fromArray = await openDataset(
      { kind: 'array', name: 'a', data: Float32Array.of(0.5, 2), count: 2, shape: [1], labels },
      0,
    );
    expect(summaryOf(fromArray)).to.deep.include({ dtype: 'float32', range: [0.5, 2], labelled: true });
  });
});
