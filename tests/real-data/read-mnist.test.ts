import { expect } from 'chai';
import { readIdx } from '../../worker/data/idx.js';

const folder = new URL('/data/mnist/', location.href);

function readMnist(part: 'train' | 't10k') {
  const address = (name: string) => new URL(`${part}-${name}-ubyte.gz`, folder).href;
  return readIdx({ kind: 'idx', images: address('images-idx3'), labels: address('labels-idx1') });
}

function meanOf(values: Iterable<number>, count: number): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / count;
}

describe('the MNIST database', () => {
  it('is read whole: 60,000 training images with their labels', async () => {
    const { name, count, shape, data, labels } = await readMnist('train');
    expect({ name, count, shape }).to.deep.equal({
      name: 'train-images-idx3-ubyte.gz',
      count: 60_000,
      shape: [28, 28, 1],
    });
    expect(data)
      .to.have.length(60_000 * 28 * 28)
      .and.to.be.an.instanceOf(Uint8Array);
    expect(labels).to.have.length(60_000);
    expect([...labels!.subarray(0, 5)]).to.deep.equal([5, 0, 4, 1, 9]);
    expect(meanOf(data, data.length)).to.be.closeTo(33.318, 0.1); // 0.1307 of 255, as often quoted.
  });

  it('is read whole: 10,000 test images', async () => {
    const { count, labels } = await readMnist('t10k');
    expect(count).to.equal(10_000);
    expect([...labels!.subarray(0, 5)]).to.deep.equal([7, 2, 1, 0, 4]);
  });
});
