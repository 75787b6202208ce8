import { expect } from 'chai';
import { readArray } from '../../../worker/data/array.js';
import { errorOf } from './files.js';

type ArraySource = Parameters<typeof readArray>[0];

const points: ArraySource = {
  kind: 'array',
  name: 'mine',
  data: Float32Array.of(1, -2, 3, 4, 5, 6),
  count: 3,
  shape: [2],
  labels: undefined,
};

describe('numbers of the host’s own', () => {
  it('are taken over without a copy, with the range that they span', () => {
    const dataset = readArray(points);
    expect(dataset.data).to.equal(points.data);
    expect(dataset).to.deep.include({ name: 'mine', count: 3, shape: [2], range: [-2, 6] });
  });

  it('have the range of all bytes where they are bytes', () => {
    const dataset = readArray({
      ...points,
      data: Uint8Array.of(3, 4),
      shape: [1],
      count: 2,
      labels: Uint8Array.of(0, 1),
    });
    expect(dataset.data).to.be.an.instanceOf(Uint8Array);
    expect(dataset.range).to.deep.equal([0, 255]);
    expect(dataset.labels).to.deep.equal(Uint8Array.of(0, 1));
  });

  it('are images where their shape has three lengths', () => {
    expect(readArray({ ...points, shape: [1, 2, 3], count: 1 }).shape).to.deep.equal([1, 2, 3]);
  });

  const wrong: readonly [string, Partial<ArraySource>, string][] = [
    [
      'a value that is not finite',
      { data: Float32Array.of(1, 2, 3, NaN, 5, 6) },
      'mine: data[3] is NaN; it must be a finite number.',
    ],
    [
      'an infinite value',
      { data: Float32Array.of(1, 2, 3, 4, 5, -Infinity) },
      'mine: data[5] is -Infinity; it must be a finite number.',
    ],
    ['too few values', { count: 4 }, 'mine: data is 6 values; it must be 8: 4 examples of 2.'],
    ['no examples', { count: 0, data: new Float32Array(0) }, 'mine: count is 0; it must be at least 1.'],
    [
      'a label too many',
      { labels: new Uint8Array(4) },
      'mine: labels is 4 labels; it must be 3, one for each example.',
    ],
    [
      'a shape of no length',
      { shape: [] },
      'mine: shape is []; it must be [d] or [height, width, channels].',
    ],
    [
      'a shape of four lengths',
      { shape: [1, 1, 2, 1] },
      'mine: shape is [1, 1, 2, 1]; it must be [d] or [height, width, channels].',
    ],
    [
      'a shape with nothing in it',
      { shape: [2, 0, 1] },
      'mine: shape is [2, 0, 1]; it must be [d] or [height, width, channels].',
    ],
    [
      'examples too large',
      { shape: [1024, 1025, 1] },
      'mine: shape is 1049600 values; it must be at most 1048576 values an example.',
    ],
  ];
  for (const [what, change, message] of wrong) {
    it(`are refused with field, value and what was expected: ${what}`, async () => {
      const error = await errorOf(Promise.resolve().then(() => readArray({ ...points, ...change })));
      expect(error.name).to.equal('DataError');
      expect(error.message).to.equal(message);
    });
  }
});
