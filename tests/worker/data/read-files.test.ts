import { expect } from 'chai';
import type { DatasetSource, FilesOptions } from '../../../src/shared/dataset.js';
import { summaryOf, type Dataset } from '../../../worker/data/dataset.js';
import { readFiles } from '../../../worker/data/files.js';
import { errorOf, gzip, idxFile, IMAGES_MAGIC, LABELS_MAGIC, withFetch } from './files.js';
import { imageFile, plain } from './image-file.js';
import { npyFile } from './npy-file.js';
import { zipFile } from './zip-file.js';

type Content = Blob | Uint8Array<ArrayBuffer> | string;

/** Files by their paths. */
const sourceOf = (files: Readonly<Record<string, Content>>, options: FilesOptions = {}) =>
  ({
    kind: 'files',
    files: Object.entries(files).map(([path, content]) => ({ path, bytes: new Blob([content]) })),
    ...options,
  }) satisfies DatasetSource;

const read = (files: Readonly<Record<string, Content>>, options?: FilesOptions): Promise<Dataset> =>
  readFiles(sourceOf(files, options));

async function refusalOf(promise: Promise<unknown>, kind = 'DataError'): Promise<string> {
  const error = await errorOf(promise);
  expect(error.name, error.message).to.equal(kind);
  return error.message;
}

const png = await imageFile(16, 12, plain('#808080'));
const points = new Float32Array([1, 2, 3, 4]);

describe('files of the reader’s', () => {
  it('are known by what is in them, whatever they are called', async () => {
    const idx = idxFile(IMAGES_MAGIC, [1, 1, 2], [8, 9]);
    const contents: readonly [string, Content][] = [
      ['images', png],
      ['csv', '1,2\n3,4'],
      ['numpy', npyFile('<f4', [2, 2], points)],
      ['idx', idx],
      ['numpy', await gzip(npyFile('<f4', [2, 2], points))],
      ['images', await zipFile([{ path: 'a', bytes: png }])],
    ];
    for (const [format, content] of contents)
      expect((await read({ 'a.bin': content })).understood).to.include({ format, files: 1, skipped: 0 });
  });

  it('are summed up for a page to tell', async () => {
    const zip = await zipFile([
      { path: 'cat/a.png', bytes: png },
      { path: 'dog/b.png', bytes: png },
      { path: 'dog/c.png', bytes: png.slice(0, 40) },
      { path: 'README.txt', bytes: 'Cats and dogs.' },
      { path: '__MACOSX/cat/._a.png', bytes: 'x' },
      { path: '.DS_Store', bytes: 'x' },
    ]);
    expect(summaryOf(await read({ 'pets.zip': zip }, { side: 8 }))).to.deep.equal({
      name: 'pets.zip',
      count: 2,
      shape: [8, 8, 1],
      dtype: 'uint8',
      range: [0, 255],
      labelled: true,
      understood: {
        from: 'zip',
        files: 3,
        skipped: 1,
        skippedNames: ['README.txt'],
        classes: ['cat', 'dog'],
        format: 'images',
        broken: 1,
        smallest: [16, 12],
        largest: [16, 12],
      },
    });
  });

  it('are called as they are told, or as the file, or as the folder that all lie in', async () => {
    const nameOf = async (...args: Parameters<typeof read>): Promise<string> => (await read(...args)).name;
    expect(await nameOf({ 'a.csv': '1' }, { name: 'mine' })).to.equal('mine');
    expect(await nameOf({ 'x/a.csv': '1' })).to.equal('a.csv');
    expect(await nameOf({ 'pets/cat/a.png': png, 'pets/dog/b.png': png })).to.equal('pets');
    expect(await nameOf({ 'a.png': png, 'b.png': png })).to.equal('files');
  });

  it('of several kinds leave those aside of which there are fewer bytes', async () => {
    const dataset = await read({
      'd/big.npy': npyFile('<f4', [500, 2], new Float32Array(1000)),
      'd/logo.png': png,
    });
    expect(dataset.shape).to.deep.equal([2]);
    expect(dataset.understood).to.include({ from: 'folder', format: 'numpy', files: 1, skipped: 1 });
    const images = await read({ 'a.png': png, 'notes.txt': '1,2\n'.repeat(1000) });
    expect(images.understood).to.include({ from: 'files', format: 'images', skipped: 1 });
    const table = await read({ 'a.csv': '1,2\n'.repeat(1000), 'a.txt': 'Some words. '.repeat(1000) });
    expect(table.understood).to.include({ format: 'csv', files: 1, skipped: 1 });
  });

  it('that are skipped are named, up to three', async () => {
    const other = { 'd/a.pdf': '%PDF', 'd/e.json': '{}' };
    expect((await read({ ...other, 'd/b.csv': '1,2', 'd/c.csv': '1' })).understood).to.deep.include({
      skipped: 3,
      skippedNames: ['a.pdf', 'e.json', 'c.csv'],
    });
    const more = await read({ ...other, 'd/f': '\0', 'd/g': '\0', 'd/a.png': png });
    expect(more.understood).to.deep.include({ skipped: 4, skippedNames: ['a.pdf', 'e.json', 'f'] });
  });

  it('may be at an address', async () => {
    const answer = async (): Promise<Response> => new Response(npyFile('<f4', [2, 2], points));
    const address = 'https://example.org/data/a.npy?x=1/2';
    const source = { kind: 'files', files: [{ path: address, bytes: address }] } as const;
    const { name, data, understood } = await withFetch(answer, () => readFiles(source));
    expect(name).to.equal('a.npy');
    expect(data).to.deep.equal(points);
    expect(understood).to.include({ from: 'file', format: 'numpy', array: 'a' });
    const missing = async (): Promise<Response> => new Response('', { status: 404 });
    expect(await withFetch(missing, () => refusalOf(readFiles(source)))).to.contain('HTTP status 404');
  });
});

describe('IDX files among others', () => {
  const images = (count: number): Uint8Array<ArrayBuffer> =>
    idxFile(IMAGES_MAGIC, [count, 1, 1], new Uint8Array(count));
  const labels = (count: number): Uint8Array<ArrayBuffer> =>
    idxFile(LABELS_MAGIC, [count], new Uint8Array(count));

  it('are matched by their counts, the most images first', async () => {
    const dataset = await read({
      a: images(3),
      b: labels(3),
      c: await gzip(labels(5)),
      d: await gzip(images(5)),
    });
    expect(dataset).to.include({ count: 5 });
    expect(dataset.labels).to.have.length(5);
    expect(dataset.understood).to.include({ format: 'idx', files: 2, skipped: 2 });
  });

  it('need no labels, but images', async () => {
    expect((await read({ a: images(3), b: labels(4) })).labels).to.equal(undefined);
    expect(await refusalOf(read({ 'l.idx': labels(4) }))).to.match(/^l\.idx: magic number is 0x00000801/);
  });
});

describe('arrays of NumPy', () => {
  const float = (...shape: number[]): Uint8Array<ArrayBuffer> =>
    npyFile('<f4', shape, new Float32Array(shape.reduce((product, length) => product * length, 1)));
  const npz = async (arrays: Readonly<Record<string, Uint8Array<ArrayBuffer>>>): Promise<Dataset> =>
    read({
      'a.npz': await zipFile(Object.entries(arrays).map(([name, bytes]) => ({ path: `${name}.npy`, bytes }))),
    });

  it('are points or images by their shape', async () => {
    for (const [given, shape] of [
      [[5], [1]],
      [[5, 3], [3]],
      [
        [5, 4, 6],
        [4, 6, 1],
      ],
      [
        [5, 4, 6, 1],
        [4, 6, 1],
      ],
      [
        [5, 4, 6, 3],
        [4, 6, 3],
      ],
    ] as const)
      expect(await read({ a: float(...given) })).to.deep.include({ count: 5, shape });
  });

  it('are taken by their names, else by their sizes, with their labels', async () => {
    const labels = npyFile('<i8', [5], BigInt64Array.of(3n, 0n, 255n, 1n, 2n));
    const named = await npz({ y_train: labels, x_test: float(9, 4), x_train: float(5, 2) });
    expect(named).to.deep.include({ count: 5, shape: [2], labels: Uint8Array.of(3, 0, 255, 1, 2) });
    expect(named.understood).to.include({
      from: 'zip',
      array: 'x_train',
      dtype: '<f4',
      files: 2,
      skipped: 1,
    });
    const column = npyFile('|u1', [5, 1], Uint8Array.of(1, 2, 3, 4, 5));
    expect((await npz({ train_labels: column, train_images: float(5, 2, 2) })).labels).to.have.length(5);
    const unnamed = await npz({ small: float(2, 2), large: float(7, 7) });
    expect(unnamed).to.deep.include({ count: 7, shape: [7], labels: undefined });
    expect((await read({ 'x/images.npy': float(5, 2), 'x/labels.npy': labels })).labels).to.have.length(5);
    expect((await npz({ y: float(4) })).count).to.equal(4);
  });

  it('are refused where their shape, values or labels are none that examples have', async () => {
    expect(await refusalOf(read({ 'a.npy': float(5, 3, 8, 8) }))).to.match(
      /^a\.npy: shape is \(n, 3, 8, 8\); it must be \(n\), .* with 1 or 3 channels, which come last\.$/,
    );
    expect(await refusalOf(read({ 'a.npy': float(0, 3) }))).to.equal(
      'a.npy: count is 0; it must be at least 1.',
    );
    const nan = npyFile('<f8', [2], Float64Array.of(1, NaN));
    expect(await refusalOf(read({ 'a.npy': nan }))).to.equal(
      'a.npy: data[1] is NaN; it must be a finite number.',
    );
    const labelled = (labels: Uint8Array<ArrayBuffer>): Promise<string> =>
      refusalOf(npz({ images: float(2, 2), labels }));
    expect(await labelled(npyFile('<f4', [2], Float32Array.of(1, 0.5)))).to.equal(
      'a.npz/labels.npy: value 1 is 0.5; it must be a whole number from 0 to 255.',
    );
    expect(await labelled(float(2, 10))).to.equal(
      'a.npz/labels.npy: shape is (2, 10); it must be (n) or (n, 1): one label for each example.',
    );
    expect(await labelled(float(3))).to.equal(
      'a.npz/images.npy: labels is 3 labels; it must be 2, one for each example.',
    );
  });
});

describe('files that are refused', () => {
  const needed =
    'images (PNG, JPEG, WebP or GIF), a CSV of points, NPY, NPZ, IDX, or a zip or folder of such';
  const cases: readonly [string, () => Promise<unknown>, string][] = [
    ['an empty file', () => read({ 'a.csv': '' }), `a.csv: content is empty; it must be ${needed}.`],
    [
      'a table of no rows',
      () => read({ 'a.csv': 'x,y\n' }),
      'a.csv: number of rows is 0; it must be at least 1, each of numbers.',
    ],
    [
      'JSON',
      () => read({ 'a.json': ' [[1, 2],\n[3, 4]]' }),
      `a.json: content is JSON; it must be ${needed}.`,
    ],
    [
      'a web page',
      () => read({ 'a.csv': '<!doctype html>' }),
      `a.csv: content is text like that of a web page; it must be ${needed}.`,
    ],
    [
      'another kind',
      () => read({ 'a.pdf': '%PDF-1.7' }),
      `a.pdf: content is of another kind; it must be ${needed}.`,
    ],
    [
      'several of other kinds',
      () => read({ 'd/a': '\0', 'd/b': '\0' }),
      `d: content is 2 files of other kinds; it must be ${needed}.`,
    ],
    [
      'an empty zip',
      async () => read({ 'a.zip': await zipFile([]) }),
      `a.zip: content is empty; it must be ${needed}.`,
    ],
    [
      'a zip in a zip',
      async () =>
        read({
          'a.zip': await zipFile([
            { path: 'b.zip', bytes: new Uint8Array(await (await zipFile([])).arrayBuffer()), stored: true },
          ]),
        }),
      `a.zip: content is of another kind; it must be ${needed}.`,
    ],
    [
      'a broken image',
      () => read({ 'a.png': png.slice(0, 12) }),
      'a.png: image is cut off or damaged; it must be whole.',
    ],
  ];
  for (const [what, action, message] of cases) {
    it(`with the file and what would do: ${what}`, async () => {
      expect(await refusalOf(action())).to.equal(message);
    });
  }

  it('are refused for an option that cannot be', async () => {
    for (const side of [7, 129, 20.5, NaN])
      expect(await refusalOf(read({ 'a.png': png }, { side }), 'ConfigError')).to.equal(
        `options.side is ${side}; it must be a whole number from 8 to 128.`,
      );
    expect(await refusalOf(read({}), 'ConfigError')).to.equal('files is empty; it must be one file or more.');
  });

  it('are refused where they are too many', async () => {
    const file = { path: 'a.png', bytes: new Blob([png]) };
    const many = Array.from({ length: 2 ** 16 + 1 }, () => file);
    expect(await refusalOf(readFiles({ kind: 'files', files: many }))).to.equal(
      'files: number of files is 65537; it must be at most 65536.',
    );
  });
});
