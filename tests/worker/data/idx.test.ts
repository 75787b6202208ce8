import { expect } from 'chai';
import fc from 'fast-check';
import type { ByteSource } from '../../../src/shared/dataset.js';
import type { Dataset } from '../../../worker/data/dataset.js';
import { readIdx } from '../../../worker/data/idx.js';
import { errorOf, gzip, idxFile, IMAGES_MAGIC, LABELS_MAGIC, withAllocations, withFetch } from './files.js';

function read(images: ByteSource, labels?: ByteSource): Promise<Dataset> {
  return readIdx({ kind: 'idx', images, labels });
}

/** Makes a source of bytes that has a name. */
function named(name: string, bytes: Uint8Array<ArrayBuffer>): File {
  return new File([bytes], name);
}

/** Serves bytes as an address does that tells no size. */
function overTheWire(
  bytes: Uint8Array<ArrayBuffer>,
  action: (url: string) => Promise<unknown>,
): Promise<unknown> {
  return withFetch(
    async () => new Response(bytes),
    () => action('https://example.org/images.idx'),
  );
}

async function refusalOf(promise: Promise<unknown>): Promise<string> {
  const error = await errorOf(promise);
  expect(error.name, error.message).to.equal('DataError');
  return error.message;
}

const images = idxFile(IMAGES_MAGIC, [3, 2, 2], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 255]);
const labels = idxFile(LABELS_MAGIC, [3], [7, 0, 9]);

/** Any small, sound pair of images and labels. */
const soundFiles = fc
  .record({
    count: fc.integer({ min: 1, max: 5 }),
    height: fc.integer({ min: 1, max: 6 }),
    width: fc.integer({ min: 1, max: 6 }),
  })
  .chain(({ count, height, width }) =>
    fc.record({
      shape: fc.constant([height, width, 1]),
      pixels: fc.uint8Array({ minLength: count * height * width, maxLength: count * height * width }),
      labels: fc.uint8Array({ minLength: count, maxLength: count }),
    }),
  )
  .map(({ shape, pixels, labels }) => ({
    shape,
    pixels,
    labels,
    imageFile: idxFile(IMAGES_MAGIC, [labels.length, ...shape.slice(0, 2)], pixels),
    labelFile: idxFile(LABELS_MAGIC, [labels.length], labels),
  }));

describe('reading IDX files', () => {
  it('gives 8-bit images in rows and columns, with their labels', async () => {
    expect(await read(named('mine', images), named('labels', labels))).to.deep.equal({
      name: 'mine',
      count: 3,
      shape: [2, 2, 1],
      data: Uint8Array.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 255),
      labels: Uint8Array.of(7, 0, 9),
      range: [0, 255],
    });
  });

  it('does without labels', async () => {
    expect((await read(images.slice().buffer)).labels).to.equal(undefined);
  });

  it('gives large images whole, from a file and from an address that tells no size', async () => {
    const pixels = Uint8Array.from({ length: 5 * 200 * 199 }, (_, i) => (i * i) >> 3);
    const file = idxFile(IMAGES_MAGIC, [5, 200, 199], pixels);
    for (const bytes of [file, await gzip(file)]) {
      expect((await read(named('mine', bytes))).data).to.deep.equal(pixels);
      await overTheWire(bytes, async (url) => expect((await read(url)).data).to.deep.equal(pixels));
    }
  });

  it('gives what was written, plain or gzipped, whatever it was', async () => {
    await fc.assert(
      fc.asyncProperty(soundFiles, fc.boolean(), fc.boolean(), async (files, zipImages, zipLabels) => {
        const imageFile = zipImages ? await gzip(files.imageFile) : files.imageFile;
        const labelFile = zipLabels ? await gzip(files.labelFile) : files.labelFile;
        const dataset = await read(imageFile.buffer, new Blob([labelFile]));
        expect(dataset.shape).to.deep.equal(files.shape);
        expect(dataset.count).to.equal(files.labels.length);
        expect([...dataset.data]).to.deep.equal([...files.pixels]);
        expect([...dataset.labels!]).to.deep.equal([...files.labels]);
      }),
      { seed: 1 },
    );
  });
});

describe('broken IDX files', () => {
  const cases: readonly [string, () => Promise<unknown>, string][] = [
    [
      'labels in place of images',
      () => read(named('f', labels)),
      'f: magic number is 0x00000801 (8-bit unsigned integers of rank 1); it must be 0x00000803 ' +
        '(8-bit unsigned integers of rank 3).',
    ],
    [
      'another type',
      () => read(named('f', idxFile(0x0d03, [1, 1, 1], [0, 0, 0, 0]))),
      'f: magic number is 0x00000d03 (32-bit floats of rank 3); it must be 0x00000803 ' +
        '(8-bit unsigned integers of rank 3).',
    ],
    [
      'a web page',
      () => read(named('f', new TextEncoder().encode('<!doctype html><title>Not found</title>'))),
      'f: magic number is 0x3c21646f (text like that of a web page: does the address lead to one?); it must be ' +
        '0x00000803 (8-bit unsigned integers of rank 3).',
    ],
    [
      'no images',
      () => read(named('f', idxFile(IMAGES_MAGIC, [0, 2, 2], []))),
      'f: count is 0; it must be from 1 to 16777216.',
    ],
    [
      'images without width',
      () => read(named('f', idxFile(IMAGES_MAGIC, [1, 2, 0], []))),
      'f: width is 0; it must be from 1 to 1024.',
    ],
    [
      'an absurd height',
      () => read(named('f', idxFile(IMAGES_MAGIC, [1, 2 ** 31, 1], []))),
      'f: height is 2147483648; it must be from 1 to 1024.',
    ],
    [
      'an absurd size',
      () => read(named('f', idxFile(IMAGES_MAGIC, [2 ** 24, 1024, 1024], new Uint8Array(16)))),
      'f: count × height × width is 17592186044416; it must be at most 1073741824.',
    ],
    [
      'a file shorter than its header says',
      () => read(named('f', images.slice(0, -1))),
      'f: size is 27 bytes; it must be 28 by its header; the file is cut off or damaged.',
    ],
    [
      'a file longer than its header says',
      () => read(named('f', idxFile(IMAGES_MAGIC, [1, 1, 1], [1, 2]))),
      'f: size is 18 bytes; it must be 17 by its header; the file is cut off or damaged.',
    ],
    [
      'a file cut within its header',
      () => read(named('f', images.slice(0, 11))),
      'f: size is 11 bytes; it must be at least 16, its header; the file is cut off or damaged.',
    ],
    [
      'another number of labels',
      () => read(named('f', images), named('l', idxFile(LABELS_MAGIC, [2], [1, 2]))),
      'l: count is 2; it must be 3, the count of f.',
    ],
    [
      'a gzip file of the wrong size',
      async () => read(named('f', await gzip(idxFile(IMAGES_MAGIC, [2, 1, 1], [1])))),
      'f: size is 17 bytes; it must be 18 by its header; the file is cut off or damaged.',
    ],
    [
      'an answer shorter than its header says',
      () => overTheWire(images.slice(0, -1), read),
      'images.idx: body is 11 bytes; it must be 12 by its header.',
    ],
    [
      'an answer longer than its header says',
      () => overTheWire(idxFile(IMAGES_MAGIC, [1, 1, 1], [1, 2]), read),
      'images.idx: body is longer than 1 bytes; it must be 1 by its header.',
    ],
  ];
  for (const [what, action, message] of cases) {
    it(`are refused with file, field, value and what was expected: ${what}`, async () => {
      expect(await refusalOf(action())).to.equal(message);
    });
  }

  it('are refused before anything large is allocated', async () => {
    const claim = idxFile(IMAGES_MAGIC, [2 ** 20, 32, 32], new Uint8Array(16));
    const lyingTrailer = await gzip(claim);
    new DataView(lyingTrailer.buffer).setUint32(lyingTrailer.length - 4, 16 + 2 ** 30, true);
    const allocations: number[] = [];
    await withAllocations(
      (length) => allocations.push(length),
      async () => {
        for (const file of [claim, await gzip(claim), lyingTrailer])
          await refusalOf(read(file.slice().buffer));
        // Their size is unknown beforehand, so that nothing but what comes can prove the header wrong.
        for (const file of [claim, await gzip(claim)])
          expect(await refusalOf(overTheWire(file, read))).to.match(
            /body is 16 bytes; it must be 1073741824 by its header/,
          );
        await refusalOf(read(images.slice().buffer, idxFile(LABELS_MAGIC, [2], [1, 2]).buffer));
      },
    );
    expect(Math.max(...allocations)).to.be.at.most(2 ** 16);
  });

  it('never pass for a dataset, whichever byte is missing, changed or too many', async () => {
    const anyDamage = fc.record({
      at: fc.nat(),
      kind: fc.constantFrom('truncate', 'header', 'append', 'byte'),
      xor: fc.integer({ min: 1, max: 255 }),
    });
    await fc.assert(
      fc.asyncProperty(
        soundFiles,
        anyDamage,
        fc.boolean(),
        fc.boolean(),
        async (files, damage, zip, wire) => {
          const sound = zip ? await gzip(files.imageFile) : files.imageFile;
          const broken = damaged(sound, damage);
          const refusedOrSame = async (source: ByteSource) => {
            try {
              const dataset = await read(source);
              // A changed pixel, or a gzip header's time stamp or such: the shape at least is the header's.
              expect(dataset.shape).to.deep.equal(files.shape);
              expect(dataset.count).to.equal(files.labels.length);
              expect(zip ? [...dataset.data] : []).to.deep.equal(zip ? [...files.pixels] : []);
            } catch (error) {
              if (!(error instanceof Error) || error.name !== 'DataError') throw error;
              expect(error.message).to.contain('images.idx');
            }
          };
          if (wire) await overTheWire(broken, refusedOrSame);
          else await refusedOrSame(named('images.idx', broken));
        },
      ),
      { seed: 2, numRuns: 400 },
    );
  });

  it('of random bytes are refused with a DataError', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 40 }), fc.boolean(), async (bytes, gzipMagic) => {
        const file = Uint8Array.from(gzipMagic ? [0x1f, 0x8b, ...bytes] : bytes);
        expect(await refusalOf(read(named('noise', file)))).to.contain('noise');
      }),
      { seed: 3, numRuns: 300 },
    );
  });
});

interface Damage {
  readonly at: number;
  readonly kind: 'truncate' | 'header' | 'append' | 'byte';
  readonly xor: number;
}

function damaged(bytes: Uint8Array<ArrayBuffer>, { at, kind, xor }: Damage): Uint8Array<ArrayBuffer> {
  switch (kind) {
    case 'truncate':
      return bytes.slice(0, at % bytes.length);
    case 'append':
      return Uint8Array.of(...bytes, xor);
    case 'header':
    case 'byte': {
      const changed = bytes.slice();
      changed[at % (kind === 'header' ? 16 : bytes.length)]! ^= xor;
      return changed;
    }
    default:
      return kind satisfies never;
  }
}
