import { expect } from 'chai';
import { datasets } from '../../src/sdk/datasets.js';
import type { DatasetSource } from '../../src/shared/dataset.js';
import { GanError } from '../../src/shared/errors.js';
import { SYNTHETIC_NAMES } from '../../src/shared/synthetic/index.js';

/** The message of the ConfigError that `build` throws. */
function refusalOf(build: () => unknown): string {
  try {
    build();
  } catch (error) {
    if (error instanceof GanError && error.name === 'ConfigError') return error.message;
    throw error;
  }
  throw new Error('it was expected to throw a ConfigError');
}

function arrayOf(source: DatasetSource) {
  if (source.kind !== 'array') throw new Error(`expected an array, not ${source.kind}`);
  return source;
}

describe('datasets.synthetic', () => {
  it('names a distribution, or glyphs', () => {
    for (const name of SYNTHETIC_NAMES) {
      expect(datasets.synthetic(name)).to.deep.equal({ kind: 'synthetic', name });
    }
    expect(datasets.synthetic('glyphs')).to.deep.equal({ kind: 'glyphs' });
  });

  it('refuses another name with a list of those there are', () => {
    expect(refusalOf(() => datasets.synthetic('rings' as 'ring'))).to.equal(
      'dataset is "rings"; it must be one of ring, grid, swiss-roll, moons, line, mixture-1d, glyphs.',
    );
  });
});

describe('datasets.fromArray', () => {
  it('takes a typed array as it is, where it has its buffer to itself', () => {
    const data = Float32Array.of(1, 2, 3, 4);
    const labels = Uint8Array.of(0, 1);
    const source = arrayOf(datasets.fromArray(data, { shape: [2], labels, name: 'mine' }));
    expect(source).to.deep.equal({ kind: 'array', name: 'mine', data, count: 2, shape: [2], labels });
    expect(source.data).to.equal(data);
    expect(source.labels).to.equal(labels);
  });

  it('copies a part of a buffer, and shared memory', () => {
    const whole = Float32Array.of(1, 2, 3, 4);
    const memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true }); // Needs no isolated page.
    const shared = new Uint8Array(memory.buffer, 0, 4).fill(7);
    const labels = new Uint8Array(8).subarray(2, 4);
    const part = arrayOf(datasets.fromArray(whole.subarray(2), { shape: [1], labels }));
    expect(part.data).to.deep.equal(Float32Array.of(3, 4));
    expect(part.data.buffer).not.to.equal(whole.buffer);
    expect(part.labels!.buffer).not.to.equal(labels.buffer);
    const unshared = arrayOf(datasets.fromArray(shared, { shape: [1] }));
    expect(unshared.data).to.deep.equal(Uint8Array.of(7, 7, 7, 7));
    expect(unshared.data.buffer).to.be.an.instanceOf(ArrayBuffer);
  });

  it('takes rows of numbers, one example each', () => {
    const source = arrayOf(
      datasets.fromArray(
        [
          [1, 2],
          [3, 4],
          [5, 6],
        ],
        { labels: [0, 255, 7] },
      ),
    );
    expect(source.data).to.deep.equal(Float32Array.of(1, 2, 3, 4, 5, 6));
    expect(source).to.deep.include({ count: 3, shape: [2], labels: Uint8Array.of(0, 255, 7) });
    expect(arrayOf(datasets.fromArray([[1, 2, 3, 4]], { shape: [2, 2] })).shape).to.deep.equal([2, 2, 1]);
  });

  const two = Float32Array.of(1, 2);
  const wrong: readonly [string, () => unknown, string][] = [
    ['another type', () => datasets.fromArray(Float64Array.of(1) as never), 'data is Float64Array'],
    ['a flat list', () => datasets.fromArray([1, 2] as never), 'data[0] is 1; it must be a row'],
    ['nothing', () => datasets.fromArray(undefined as never), 'data is undefined'],
    ['no rows', () => datasets.fromArray([]), 'data is empty; it must be one example or more'],
    ['a row of nothing', () => datasets.fromArray([[]]), 'data[0] is []'],
    ['options that are none', () => datasets.fromArray([[1]], 2 as never), 'options is 2'],
    [
      'an option that there is not',
      () => datasets.fromArray([[1]], { label: [1] } as object),
      'options has no field label. There are: shape, labels, name.',
    ],
    ['no values', () => datasets.fromArray(new Float32Array(0), { shape: [1] }), 'data is empty'],
    ['no shape', () => datasets.fromArray(two), 'options.shape is undefined'],
    ['an empty shape', () => datasets.fromArray(two, { shape: [] }), 'options.shape is []'],
    ['a shape of fractions', () => datasets.fromArray(two, { shape: [0.5] }), 'options.shape is [0.5]'],
    [
      'half an example',
      () => datasets.fromArray(Float32Array.of(1, 2, 3), { shape: [2] }),
      'data.length is 3',
    ],
    ['uneven rows', () => datasets.fromArray([[1, 2], [3]]), 'data[1] is'],
    ['a row that is none', () => datasets.fromArray([[1], null as never]), 'data[1] is'],
    ['rows of another shape', () => datasets.fromArray([[1, 2]], { shape: [3] }), 'options.shape is [3]'],
    ['a value that is no number', () => datasets.fromArray([[1, 'x' as never]]), 'data[0][1] is x'],
    [
      'too few labels',
      () => datasets.fromArray(two, { shape: [1], labels: [1] }),
      'options.labels.length is 1',
    ],
    [
      'a label beyond a byte',
      () => datasets.fromArray(two, { shape: [1], labels: [1, 256] }),
      'options.labels[1] is 256',
    ],
    [
      'half a label',
      () => datasets.fromArray(two, { shape: [1], labels: [1, 0.5] }),
      'options.labels[1] is 0.5',
    ],
  ];
  for (const [what, build, beginning] of wrong) {
    it(`refuses ${what}, naming the argument`, () => {
      expect(refusalOf(build)).to.satisfy((message: string) => message.startsWith(beginning));
    });
  }
});

describe('datasets.fromIdx', () => {
  it('makes addresses absolute, from the page', () => {
    expect(datasets.fromIdx('a/images.gz', { labels: new URL('https://example.org/l') })).to.deep.equal({
      kind: 'idx',
      images: new URL('a/images.gz', document.baseURI).href,
      labels: 'https://example.org/l',
    });
  });

  it('takes files and bytes as they are', () => {
    const images = new Blob(['x']);
    const labels = Uint8Array.of(1).buffer;
    const source = datasets.fromIdx(images, { labels });
    expect(source).to.deep.equal({ kind: 'idx', images, labels });
  });

  it('refuses anything else, naming the argument', () => {
    expect(refusalOf(() => datasets.fromIdx(7 as never))).to.contain('images is 7');
    expect(refusalOf(() => datasets.fromIdx('http://[', { labels: 'x' }))).to.contain('images is "http://["');
    expect(refusalOf(() => datasets.fromIdx('x', { labels: new ArrayBuffer(0) }))).to.contain(
      'options.labels is',
    );
    expect(refusalOf(() => datasets.fromIdx('x', { label: 'y' } as object))).to.contain('no field label');
  });
});

describe('datasets.fromFiles', () => {
  const nothingSaid = { side: undefined, colour: undefined, name: undefined };

  it('takes one file, several, or a list as inputs have it', () => {
    const [a, b] = [new File(['1'], 'a.csv'), new File(['2'], 'b.csv')];
    const files = [
      { path: 'a.csv', bytes: a },
      { path: 'b.csv', bytes: b },
    ];
    const transfer = new DataTransfer();
    for (const file of [a, b]) transfer.items.add(file);
    expect(datasets.fromFiles(a)).to.deep.equal({ kind: 'files', files: files.slice(0, 1), ...nothingSaid });
    expect(datasets.fromFiles([a, b])).to.deep.equal({ kind: 'files', files, ...nothingSaid });
    expect(datasets.fromFiles(transfer.files)).to.have.property('files').with.length(2);
  });

  it('keeps the paths that files have in a folder, and what is said of them', () => {
    const file = new File([''], 'a.png');
    Object.defineProperty(file, 'webkitRelativePath', { value: 'pets/cat/a.png' });
    const dropped = { path: 'pets/dog/b.png', bytes: new Blob() };
    expect(datasets.fromFiles([file, dropped], { side: 64, colour: true, name: 'mine' })).to.deep.equal({
      kind: 'files',
      files: [{ path: 'pets/cat/a.png', bytes: file }, dropped],
      side: 64,
      colour: true,
      name: 'mine',
    });
  });

  const blob = new Blob(['1']);
  const wrong: readonly [string, () => unknown, string][] = [
    ['nothing', () => datasets.fromFiles(undefined as never), 'files is undefined; it must be a File'],
    ['an address', () => datasets.fromFiles('a.csv' as never), 'files is a.csv; it must be a File'],
    [
      'bytes that are no Blob',
      () => datasets.fromFiles([{ path: 'a', bytes: new Uint8Array() as never }]),
      'files[0] is Object; it must be a File, or { path, bytes } with a Blob or File for bytes.',
    ],
    ['a Blob without a path', () => datasets.fromFiles(blob as never), 'files[0] is Blob'],
    ['no file', () => datasets.fromFiles([new File([], 'a'), null as never]), 'files[1] is Null'],
    [
      'an option that there is not',
      () => datasets.fromFiles(new File([], 'a'), { color: true } as object),
      'options has no field color. There are: side, colour, name.',
    ],
  ];
  for (const [what, build, beginning] of wrong) {
    it(`refuses ${what}, naming the argument`, () => {
      expect(refusalOf(build)).to.satisfy(
        (message: string) => message.startsWith(beginning),
        refusalOf(build),
      );
    });
  }
});

describe('datasets.fromUrl', () => {
  it('makes the address absolute, from the page', () => {
    const address = new URL('a/points.csv', document.baseURI).href;
    expect(datasets.fromUrl('a/points.csv', { name: 'mine' })).to.deep.equal({
      kind: 'files',
      files: [{ path: address, bytes: address }],
      side: undefined,
      colour: undefined,
      name: 'mine',
    });
    expect(refusalOf(() => datasets.fromUrl('http://['))).to.contain('url is "http://["');
  });
});
