import { expect } from 'chai';
import { openBytes } from '../../../worker/data/bytes.js';
import type { ByteSource } from '../../../src/shared/dataset.js';
import { errorOf, gzip, withFetch } from './files.js';

/** A stream that begins with these bytes and then keeps silent. */
function silentAfter(bytes: readonly number[]): ReadableStream<Uint8Array> {
  return new ReadableStream({ start: (controller) => controller.enqueue(Uint8Array.from(bytes)) });
}

async function readAll(source: ByteSource, stallLimit?: number): Promise<number[]> {
  const file = await openBytes(source, 'file', stallLimit);
  const bytes: number[] = [];
  for (let piece = await file.take(1000); piece.length > 0; piece = await file.take(1000))
    bytes.push(...piece);
  file.close();
  return bytes;
}

const content = Uint8Array.from({ length: 300_000 }, (_, i) => (i * i) >> 3);

describe('reading bytes', () => {
  it('gives the same bytes from memory, a file and an address, plain or gzipped', async () => {
    for (const bytes of [content, await gzip(content)]) {
      const file = new File([bytes], 'f');
      const url = URL.createObjectURL(file);
      for (const source of [bytes.slice().buffer, file, url]) {
        expect(await readAll(source)).to.deep.equal([...content]);
      }
      URL.revokeObjectURL(url);
    }
  });

  it('tells gzip by its first bytes even where they come one at a time', async () => {
    const zipped = await gzip(content.slice(0, 100));
    const dripping = new ReadableStream({
      start(controller) {
        for (const byte of zipped) controller.enqueue(Uint8Array.of(byte));
        controller.close();
      },
    });
    const bytes = await withFetch(
      async () => new Response(dripping),
      () => readAll('https://example.org/a/b.gz'),
    );
    expect(bytes).to.deep.equal([...content.subarray(0, 100)]);
  });

  it('reads files of no, one and two bytes', async () => {
    for (const bytes of [[], [0x1f], [0x1f, 0x8a]]) {
      expect(await readAll(Uint8Array.from(bytes).buffer)).to.deep.equal(bytes);
    }
  });

  it('fills what it is given, and stops where the file ends', async () => {
    const file = await openBytes(content.buffer, 'file');
    const target = new Uint8Array(content.length + 10);
    expect((await file.peek(3)).subarray(0, 3)).to.deep.equal(content.subarray(0, 3));
    expect(await file.fill(target.subarray(0, 100_001))).to.equal(100_001);
    expect(await file.fill(target.subarray(100_001))).to.equal(content.length - 100_001);
    expect(target.subarray(0, content.length)).to.deep.equal(content);
  });

  it('knows the unpacked size beforehand where it can', async () => {
    const zipped = await gzip(content);
    const sizeOf = async (source: ByteSource) => (await openBytes(source, 'file')).size;
    expect(await sizeOf(content.buffer)).to.equal(content.length);
    expect(await sizeOf(new Blob([zipped]))).to.equal(content.length);
    const url = URL.createObjectURL(new Blob([content]));
    expect(await sizeOf(url)).to.equal(content.length);
    URL.revokeObjectURL(url);
  });

  it('does not take the length of an encoded answer, or of another origin’s, for its size', async () => {
    const headers = { 'Content-Length': '7' };
    const file = await withFetch(
      async () => new Response(content, { headers }),
      () => openBytes('https://example.org/f', 'file'),
    );
    expect(file.size).to.equal(undefined);
  });

  it('names a file by its own name, its address, or the label', async () => {
    const nameOf = async (source: ByteSource) => (await openBytes(source, 'label')).name;
    expect(await nameOf(new File(['x'], 'mine.idx'))).to.equal('mine.idx');
    expect(await nameOf(new Blob(['x']))).to.equal('label');
    expect(await nameOf('data:application/octet-stream,abc/def')).to.equal('label');
    for (const [url, name] of [
      ['https://example.org/a/b.gz?c=/d#/e', 'b.gz'],
      ['https://example.org/', 'example.org'],
    ] as const) {
      expect(
        await withFetch(
          async () => new Response('x'),
          () => nameOf(url),
        ),
      ).to.equal(name);
    }
  });
});

describe('reading bytes that cannot be had', () => {
  it('names the address and the HTTP status', async () => {
    const url = new URL('/no/such/file.idx', location.href).href;
    const error = await errorOf(readAll(url));
    expect(error.name).to.equal('DataError');
    expect(error.message).to.contain(url).and.to.contain('404');
  });

  it('says what to check where an address cannot be reached', async () => {
    const error = await errorOf(readAll('http://127.0.0.1:1/file'));
    expect(error.name).to.equal('DataError');
    expect(error.message).to.contain('http://127.0.0.1:1/file').and.to.contain('CORS');
  });

  it('gives up where no answer comes', async () => {
    let request: AbortSignal | null | undefined;
    const silence: typeof fetch = (_, init) => {
      request = init?.signal;
      return new Promise(() => {});
    };
    const error = await withFetch(silence, () => errorOf(readAll('https://example.org/f', 50)));
    expect(error.name).to.equal('DataError');
    expect(error.message).to.equal('f has sent nothing for 0.05 s.');
    expect(request?.aborted, 'the request is called off').to.equal(true);
  });

  it('gives up where the answer stops coming, plain or gzipped', async () => {
    for (const bytes of [[1, 2, 3], [...(await gzip(content))].slice(0, 1000)]) {
      const stopping = async () => new Response(silentAfter(bytes));
      const error = await withFetch(stopping, () => errorOf(readAll('https://example.org/f', 50)));
      expect(error.name).to.equal('DataError');
      expect(error.message).to.contain('f has sent nothing');
    }
  });

  it('says that a gzip file is cut off or damaged, and names it', async () => {
    const zipped = await gzip(content);
    const damaged = zipped.slice();
    damaged[zipped.length - 6]! ^= 1; // In the checksum.
    for (const bytes of [zipped.slice(0, -5), zipped.slice(0, 3), damaged]) {
      const error = await errorOf(readAll(new File([bytes], 'cut.gz')));
      expect(error.name).to.equal('DataError');
      expect(error.message).to.contain('cut.gz is a gzip file that is cut off or damaged');
    }
  });

  it('passes on why a stream broke', async () => {
    const broken = new ReadableStream({ pull: (controller) => controller.error(new Error('wire cut')) });
    const error = await withFetch(
      async () => new Response(broken),
      () => errorOf(readAll('https://example.org/f')),
    );
    expect(error.name).to.equal('DataError');
    expect(error.message).to.contain('f cannot be read').and.to.contain('wire cut');
  });
});

describe('closing a file', () => {
  it('lets go of its source, read to the end or not', async () => {
    for (const bytes of [content, await gzip(content)]) {
      let cancelled = 0;
      const source = new ReadableStream({
        start: (controller) => controller.enqueue(bytes.slice(0, 1000)),
        cancel() {
          cancelled++;
        },
      });
      const file = await withFetch(
        async () => new Response(source),
        () => openBytes('https://example.org/f', 'file'),
      );
      await file.take(10);
      file.close();
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect(cancelled).to.equal(1);
    }
  });

  it('happens by itself where not even its first bytes come', async () => {
    let cancelled = 0;
    const source = new ReadableStream({
      cancel() {
        cancelled++;
      },
    });
    await withFetch(
      async () => new Response(source),
      () => errorOf(openBytes('https://example.org/f', 'file', 20)),
    );
    expect(cancelled).to.equal(1);
  });
});
