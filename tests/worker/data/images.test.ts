import { expect } from 'chai';
import type { UnderstoodFormat } from '../../../src/shared/understood.js';
import { openBlob } from '../../../worker/data/bytes.js';
import type { FileEntry, Reading } from '../../../worker/data/file-entry.js';
import { imageHeader } from '../../../worker/data/image-header.js';
import { readImages } from '../../../worker/data/images.js';
import { errorOf, withAllocations } from './files.js';
import { GIF, imageFile, plain, type Paint } from './image-file.js';

const entryOf = (bytes: Uint8Array<ArrayBuffer>, path = 'a.png'): FileEntry => ({
  path,
  size: bytes.length,
  open: () => openBlob(new Blob([bytes]), path),
});

type Options = Parameters<typeof readImages>[2];

const read = (entries: readonly FileEntry[], options: Options = {}): Promise<Reading> =>
  readImages(entries, 'mine', options);

const readOne = async (
  [width, height]: readonly [number, number],
  paint: Paint,
  options?: Options,
  type?: string,
): Promise<Reading> => read([entryOf(await imageFile(width, height, paint, type))], options);

function imagesFormat({ format }: Reading): UnderstoodFormat & { format: 'images' } {
  if (format.format !== 'images') throw new Error(`expected images, not ${format.format}`);
  return format;
}

/** Left half of one colour, right half of another. */
const halves =
  (left: string, right: string): Paint =>
  (context, width, height) => {
    plain(right)(context, width, height);
    context.fillStyle = left;
    context.fillRect(0, 0, width / 2, height);
  };

describe('reading images', () => {
  it('gives pixels as they are where the size fits already', async () => {
    const { examples } = await readOne([8, 8], halves('#000', '#ccc'), { side: 8 });
    expect(examples).to.deep.include({ count: 1, shape: [8, 8, 1], range: [0, 255], labels: undefined });
    const row = [0, 0, 0, 0, 204, 204, 204, 204];
    expect([...examples.data]).to.deep.equal(Array.from({ length: 8 }, () => row).flat());
  });

  for (const type of ['image/png', 'image/jpeg', 'image/webp']) {
    it(`takes ${type} of any size`, async () => {
      const reading = await readOne([50, 40], halves('#ff0000', '#0000ff'), {}, type);
      expect(reading.examples.shape).to.deep.equal([32, 32, 3]);
      const pixel = (x: number): number[] => [...reading.examples.data.subarray(3 * x, 3 * x + 3)];
      const near = (actual: number[], wanted: number[]): void =>
        wanted.forEach((value, i) => expect(actual[i]).to.be.closeTo(value, 8));
      near(pixel(2), [255, 0, 0]);
      near(pixel(29), [0, 0, 255]);
      expect(imagesFormat(reading).largest).to.deep.equal([50, 40]);
    });
  }

  it('takes GIF', async () => {
    const { examples } = await read([entryOf(GIF, 'a.gif')], { side: 8 });
    expect([...new Set(examples.data)]).to.deep.equal([128]);
  });

  it('cuts a square about the centre', async () => {
    const striped: Paint = (context, width, height) => {
      plain('#fff')(context, width, height);
      plain('#000')(context, width === 48 ? 16 : width, height === 48 ? 16 : height);
    };
    // A third black before the centre of 16 in 48, which is white.
    for (const size of [
      [48, 16],
      [16, 48],
    ] as const) {
      const { examples } = await readOne(size, striped, { side: 16 });
      expect([...new Set(examples.data)]).to.deep.equal([255]);
    }
  });

  it('averages where it makes smaller', async () => {
    const checked: Paint = (context, width, height) => {
      plain('#000')(context, width, height);
      context.fillStyle = '#fff';
      for (let y = 0; y < height; y++) for (let x = y % 2; x < width; x += 2) context.fillRect(x, y, 1, 1);
    };
    const { examples } = await readOne([112, 112], checked);
    expect(examples.shape).to.deep.equal([28, 28, 1]);
    for (const level of examples.data) expect(level).to.be.closeTo(128, 4);
  });

  it('makes white of what is transparent', async () => {
    const { examples } = await readOne([9, 9], () => {});
    expect([...new Set(examples.data)]).to.deep.equal([255]);
  });

  it('keeps colours unless all images are grey or nearly so, or as it is told', async () => {
    const grey = entryOf(await imageFile(10, 10, plain('rgb(100, 104, 98)')), 'grey.png');
    const red = entryOf(await imageFile(10, 10, plain('#ff0000')), 'red.png');
    const shapeOf = async (entries: FileEntry[], options?: Options): Promise<readonly number[]> =>
      (await read(entries, options)).examples.shape;
    expect(await shapeOf([grey])).to.deep.equal([28, 28, 1]);
    expect(await shapeOf([grey, red])).to.deep.equal([32, 32, 3]);
    expect(await shapeOf([grey], { colour: true })).to.deep.equal([32, 32, 3]);
    expect(await shapeOf([grey, red], { colour: false })).to.deep.equal([28, 28, 1]);
    expect(await shapeOf([grey, red], { side: 64 })).to.deep.equal([64, 64, 3]);
    const { examples } = await read([red], { colour: false });
    expect(examples.data[0]).to.equal(76); // 0.299 · 255
  });
});

describe('folders of images', () => {
  const inFolders = async (paths: readonly string[]): Promise<FileEntry[]> =>
    Promise.all(
      paths.map(async (path, i) => entryOf(await imageFile(8, 8, plain(`rgb(${i}, ${i}, ${i})`)), path)),
    );

  it('label what lies in them by their names', async () => {
    const paths = ['pets/dog/a.png', 'pets/cat/a.png', 'pets/dog/b.png', 'pets/bird/a.png'];
    const { examples, classes } = await read(await inFolders(paths), { side: 8 });
    expect(classes).to.deep.equal(['bird', 'cat', 'dog']);
    const labelled = [...examples.labels!].map((label, i) => [examples.data[64 * i], classes![label]]);
    expect(labelled).to.have.deep.members([
      [0, 'dog'],
      [1, 'cat'],
      [2, 'dog'],
      [3, 'bird'],
    ]);
  });

  it('label nothing where all lie in one', async () => {
    const { examples, classes } = await read(await inFolders(['pets/a.png', 'pets/b.png']));
    expect(examples.labels).to.equal(undefined);
    expect(classes).to.equal(undefined);
  });

  it('come in an order of their own, whichever order their files are given in', async () => {
    const paths = Array.from({ length: 40 }, (_, i) => `digits/${i < 20 ? 0 : 1}/${i}.png`);
    const entries = await inFolders(paths);
    const { examples, classes } = await read(entries, { side: 8 });
    expect((await read(entries.reverse(), { side: 8 })).examples).to.deep.equal(examples);
    expect(classes).to.equal(undefined); // Their names are numbers, which the labels are.
    expect(new Set(examples.labels!.subarray(30))).to.have.property('size', 2);
  });
});

describe('images that cannot be read', () => {
  it('are left out and counted', async () => {
    const whole = await imageFile(20, 10, plain('#888'));
    const other = await imageFile(30, 30, plain('#888'));
    const cut = whole.slice(0, 30);
    const reading = await read([entryOf(cut, 'cut.png'), entryOf(whole, 'a.png'), entryOf(other, 'b.png')]);
    expect(reading.examples.count).to.equal(2);
    expect(reading.examples.data).to.have.length(2 * 28 * 28);
    expect(reading.files).to.have.length(3);
    expect(imagesFormat(reading)).to.deep.equal({
      format: 'images',
      broken: 1,
      smallest: [20, 10],
      largest: [30, 30],
    });
  });

  it('are refused by name where there are no others', async () => {
    const whole = await imageFile(20, 10, halves('#f00', '#00f'));
    const refusal = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> => {
      const error = await errorOf(read([entryOf(bytes, 'cut.png')]));
      expect(error.name).to.equal('DataError');
      return error.message;
    };
    expect(await refusal(whole.slice(0, 20))).to.equal(
      'cut.png: image is cut off or damaged; it must be whole.',
    );
    const damaged = whole.slice();
    damaged.fill(0, 33);
    expect(await refusal(damaged)).to.match(
      /^cut\.png: image is cut off or damaged \(.+\); it must be whole\.$/,
    );
    const huge = whole.slice();
    new DataView(huge.buffer).setUint32(16, 100_000);
    new DataView(huge.buffer).setUint32(20, 100_000);
    expect(await refusal(huge)).to.equal(
      'cut.png: size is 100000×100000 pixels; it must be 67108864 pixels at most.',
    );
  });

  it('are too many where they would not fit into memory', async () => {
    const entry = entryOf(GIF);
    const many = Array.from({ length: 2 ** 16 }, () => entry);
    expect((await errorOf(read(many, { side: 128, colour: true }))).message).to.equal(
      'mine: size is 65536 images of 128×128×3; it must be 1073741824 bytes at most.',
    );
  });

  it('are refused where there is no memory for them', async () => {
    const full = (length: number): void => {
      if (length === 28 * 28) throw new RangeError('Array buffer allocation failed');
    };
    await withAllocations(full, async () => {
      const error = await errorOf(read([entryOf(GIF)]));
      expect(error).to.have.property('name', 'DataError');
      expect(error.message).to.equal('mine: there is no memory for its 784 bytes.');
    });
  });
});

describe('the header of an image', () => {
  it('tells its size before it is decoded, in every format', async () => {
    for (const type of ['image/png', 'image/jpeg', 'image/webp'])
      expect(imageHeader(await imageFile(301, 17, plain('#123'), type))).to.deep.equal({
        type,
        width: 301,
        height: 17,
      });
    expect(imageHeader(GIF)).to.deep.equal({ type: 'image/gif', width: 1, height: 1 });
  });

  it('is none where it is cut off, wherever', async () => {
    for (const type of ['image/png', 'image/jpeg', 'image/webp']) {
      const bytes = await imageFile(9, 9, plain('#123'), type);
      for (let length = 0; length < 20; length++)
        expect(imageHeader(bytes.slice(0, length))).to.equal(undefined);
    }
  });

  it('reads each of WebP’s kinds', () => {
    const webp = (kind: string, at: number, bytes: readonly number[]): Uint8Array<ArrayBuffer> => {
      const file = new Uint8Array(40);
      file.set(new TextEncoder().encode('RIFF....WEBP' + kind));
      file.set(bytes, at);
      return file;
    };
    const size = { type: 'image/webp', width: 300, height: 20 };
    expect(imageHeader(webp('VP8 ', 26, [0x2c, 0x41, 20, 0]))).to.deep.equal(size);
    expect(imageHeader(webp('VP8L', 21, [0x2b, 0xc1, 0x04, 0]))).to.deep.equal(size);
    expect(imageHeader(webp('VP8X', 24, [0x2b, 1, 0, 19, 0, 0]))).to.deep.equal(size);
  });
});
