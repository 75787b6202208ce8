/** Files made for the tests of the readers. */

/** An IDX file: the magic number, the sizes, the body. */
export function idxFile(
  magic: number,
  sizes: readonly number[],
  body: Uint8Array | readonly number[],
): Uint8Array<ArrayBuffer> {
  const file = new Uint8Array(4 + 4 * sizes.length + body.length);
  const view = new DataView(file.buffer);
  [magic, ...sizes].forEach((word, i) => view.setUint32(4 * i, word));
  file.set(body, 4 + 4 * sizes.length);
  return file;
}

export const IMAGES_MAGIC = 0x00000803;
export const LABELS_MAGIC = 0x00000801;

export async function gzip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Runs `action` while every fetch answers with `answer`. */
export async function withFetch<T>(answer: typeof fetch, action: () => Promise<T>): Promise<T> {
  const original = globalThis.fetch;
  globalThis.fetch = answer;
  try {
    return await action();
  } finally {
    globalThis.fetch = original;
  }
}

/** Runs `action` while it is told how long each array of bytes is to be before it is made. */
export async function withAllocations(
  tell: (length: number) => void,
  action: () => Promise<void>,
): Promise<void> {
  const Original = globalThis.Uint8Array;
  globalThis.Uint8Array = new Proxy(Original, {
    construct(target, [first, ...rest]: [unknown, ...unknown[]], newTarget) {
      if (typeof first === 'number') tell(first);
      return Reflect.construct(target, [first, ...rest], newTarget) as object;
    },
  });
  try {
    await action();
  } finally {
    globalThis.Uint8Array = Original;
  }
}

/** What a promise is rejected with. */
export async function errorOf(promise: Promise<unknown>): Promise<Error> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('it was expected to fail with an Error');
}
