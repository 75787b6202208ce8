import { expect } from 'chai';
import fc from 'fast-check';
import { readAll } from '../../../worker/data/body.js';
import { readZip } from '../../../worker/data/zip.js';
import { errorOf, gzip, withAllocations } from './files.js';
import { zipFile, type ZipMember } from './zip-file.js';

/** What is in a zip: the content of each file by its path. */
async function contentsOf(zip: Blob, limit = 2 ** 24): Promise<[string, Uint8Array][]> {
  const contents: [string, Uint8Array][] = [];
  for (const { path, open } of await readZip(zip, 'all.zip')) {
    const file = await open();
    contents.push([path, await readAll(file, limit)]);
    file.close();
  }
  return contents;
}

async function refusalOf(zip: Blob, limit?: number): Promise<string> {
  const error = await errorOf(contentsOf(zip, limit));
  expect(error.name, error.message).to.equal('DataError');
  return error.message;
}

const one: ZipMember = { path: 'a.txt', bytes: 'abc'.repeat(1000) };

describe('reading a zip', () => {
  it('gives all of more files than its count can tell, as some programs write it', async () => {
    const members = Array.from({ length: 65_538 }, (_, i) => ({
      path: `${i}`,
      bytes: '',
      stored: true,
      crc: 0,
    }));
    const entries = await readZip(await zipFile(members, { count: 2 }), 'all.zip');
    expect(entries).to.have.lengthOf(65_538);
  });

  it('gives what is stored as it is, however long', async () => {
    for (const length of [0, 1, 65_534, 65_535, 65_536, 200_000]) {
      const bytes = Uint8Array.from({ length }, (_, i) => (i * i) >> 3);
      expect(await contentsOf(await zipFile([{ path: 'a', bytes, stored: true }]))).to.deep.equal([
        ['all.zip/a', bytes],
      ]);
    }
  });

  it('gives what was put in, stored or deflated, behind a comment too', async () => {
    const member = fc.record({
      path: fc.stringMatching(/^[a-zé/]{1,20}[a-z]$/),
      bytes: fc.uint8Array({ maxLength: 2000 }).filter((bytes) => bytes[0] !== 0x1f),
      stored: fc.boolean(),
    });
    const comment = fc.stringMatching(/^[a-z]{0,40}$/);
    await fc.assert(
      fc.asyncProperty(fc.array(member, { maxLength: 5 }), comment, async (members, note) => {
        const files = members.map(({ bytes, ...rest }) => ({ ...rest, bytes: Uint8Array.from(bytes) }));
        expect(await contentsOf(await zipFile(files, { comment: note }))).to.deep.equal(
          files.map(({ path, bytes }) => [`all.zip/${path}`, bytes]),
        );
      }),
      { seed: 1, numRuns: 50 },
    );
  });

  it('leaves folders out, and takes either slash', async () => {
    const zip = await zipFile([
      { path: 'a/', bytes: '', stored: true },
      { ...one, path: 'a\\b' },
    ]);
    expect((await readZip(zip, 'z')).map(({ path }) => path)).to.deep.equal(['z/a/b']);
  });

  it('unzips what was gzipped before it was put in', async () => {
    const bytes = await gzip(Uint8Array.of(1, 2, 3));
    const zip = await zipFile([
      { path: 'a.gz', bytes },
      { path: 'b.gz', bytes, stored: true },
    ]);
    for (const [, content] of await contentsOf(zip)) expect(content).to.deep.equal(Uint8Array.of(1, 2, 3));
  });
});

describe('zips that are refused', () => {
  const bytesOf = async (zip: Blob): Promise<Uint8Array<ArrayBuffer>> =>
    new Uint8Array(await zip.arrayBuffer());

  it('by their end, where they are cut off', async () => {
    const zip = await zipFile([one]);
    expect(await refusalOf(zip.slice(0, -30))).to.equal(
      'all.zip: central directory is missing; it must be at its end; the zip is cut off or damaged.',
    );
    expect(await refusalOf(zip.slice(4))).to.equal('all.zip: zip is cut off or damaged; it must be whole.');
  });

  it('by what makes them another kind of zip', async () => {
    const zip64 = await bytesOf(await zipFile([one]));
    new DataView(zip64.buffer).setUint32(zip64.length - 6, 0xffffffff, true);
    expect(await refusalOf(new Blob([zip64]))).to.match(
      /^all\.zip: format is zip64; it must be a zip of fewer/,
    );
    expect(await refusalOf(await zipFile([{ ...one, flags: 1 }]))).to.equal(
      'all.zip/a.txt: encryption is on; it must be off: zip it without a password.',
    );
    expect(await refusalOf(await zipFile([{ ...one, method: 14 }]))).to.match(
      /^all\.zip\/a\.txt: compression method is 14; it must be 0 or 8/,
    );
  });

  it('by how many files they say they have', async () => {
    for (const count of [1, 3]) {
      expect(await refusalOf(await zipFile([one, { ...one, path: 'b' }], { count }))).to.equal(
        'all.zip: zip is cut off or damaged; it must be whole.',
      );
    }
  });

  it('by the file that is not what was put in, or of another length', async () => {
    for (const stored of [true, false]) {
      for (const wrong of [{ crc: 1 }, { size: 3001 }]) {
        expect(await refusalOf(await zipFile([{ ...one, stored, ...wrong }]))).to.match(
          /^all\.zip\/a\.txt is cut off or damaged in its zip \(.+\)\.$/,
        );
      }
    }
  });

  it('by the file that is damaged', async () => {
    const bytes = await bytesOf(await zipFile([one]));
    bytes[36] = 0xff; // The first byte of what was deflated: a block of no known kind.
    expect(await refusalOf(new Blob([bytes]))).to.match(
      /^all\.zip\/a\.txt is cut off or damaged in its zip \(.+\)\.$/,
    );
  });

  it('never with another error, whichever byte is missing or changed', async () => {
    const sound = await bytesOf(await zipFile([one, { path: 'b', bytes: 'xyz', stored: true }]));
    const damage = fc.record({
      at: fc.nat(sound.length - 1),
      xor: fc.nat(255),
      length: fc.nat(sound.length),
    });
    await fc.assert(
      fc.asyncProperty(damage, async ({ at, xor, length }) => {
        const broken = sound.slice(0, xor === 0 ? length : sound.length);
        if (at < broken.length) broken[at]! ^= xor;
        await contentsOf(new Blob([broken])).catch((thrown: unknown) =>
          expect(thrown).to.have.property('name', 'DataError'),
        );
      }),
      { seed: 2, numRuns: 300 },
    );
  });
});

describe('a zip bomb', () => {
  const bomb = { path: 'bomb', bytes: new Uint8Array(2 ** 23) };

  it('is refused by what its files claim to unpack to, before any is unpacked', async () => {
    const zip = await zipFile([1, 2, 3, 4, 5].map((i) => ({ ...one, path: String(i), size: 2 ** 30 })));
    expect(await refusalOf(zip)).to.equal(
      'all.zip: unpacked size is 5368709120 bytes; it must be at most 4294967296.',
    );
  });

  it('is refused as soon as a file gives more than it claims, or than is allowed', async () => {
    const taken: number[] = [];
    await withAllocations(
      (length) => taken.push(length),
      async () => {
        const honest = await zipFile([bomb]);
        const lying = await zipFile([{ ...bomb, size: 1000 }]);
        taken.length = 0;
        expect(await refusalOf(lying)).to.equal(
          'all.zip/bomb: size is more than 1000 bytes; it must be what it claims.',
        );
        expect(await refusalOf(honest, 2 ** 20)).to.equal(
          'all.zip/bomb: size is more than 1048576 bytes; it must be at most 1048576.',
        );
      },
    );
    expect(Math.max(...taken)).to.be.at.most(2 ** 20 + 1);
  });
});
