import { asDataError, patiently, type Patience } from './patience.js';

/** Bytes with a buffer that is not shared, as streams give and take them. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** A file being read from its start to its end. */
export class ByteReader {
  /** Bytes of the whole file, unpacked, where that can be known beforehand. As wrong as a damaged file makes it. */
  readonly size: number | undefined;
  readonly patience: Patience;
  readonly #chunks: ReadableStreamDefaultReader<Bytes>;
  readonly #problem: string;
  #rest: Bytes = new Uint8Array(0);

  /** @param problem What to say where the file's stream breaks. */
  constructor(
    stream: ReadableStream<Bytes>,
    size: number | undefined,
    patience: Patience,
    problem = `${patience.name} cannot be read`,
  ) {
    this.size = size;
    this.#chunks = stream.getReader();
    this.patience = patience;
    this.#problem = problem;
  }

  get name(): string {
    return this.patience.name;
  }

  /** The next bytes, which stay unread: `count` of them or more, or fewer where the file ends. */
  async peek(count: number): Promise<Bytes> {
    while (this.#rest.length < count) {
      const chunk = await this.#nextChunk();
      if (!chunk) break;
      this.#rest = this.#rest.length === 0 ? chunk : joined(this.#rest, chunk);
    }
    return this.#rest;
  }

  /** The next bytes: at least one and at most `limit`, or none where the file ends. */
  async take(limit: number): Promise<Bytes> {
    const piece = (await this.peek(1)).subarray(0, limit);
    this.#rest = this.#rest.subarray(piece.length);
    return piece;
  }

  /** Reads on until `target` is full or the file ends; returns how many bytes it got. */
  async fill(target: Uint8Array): Promise<number> {
    let filled = 0;
    while (filled < target.length) {
      const piece = await this.take(target.length - filled);
      if (piece.length === 0) break;
      target.set(piece, filled);
      filled += piece.length;
    }
    return filled;
  }

  /** Lets go of the source, read to the end or not. */
  close(): void {
    this.#chunks.cancel().catch(() => {}); // A stream that broke says so again here; its reader knows.
  }

  async #nextChunk(): Promise<Bytes | undefined> {
    try {
      return (await patiently(this.#chunks.read(), this.patience)).value;
    } catch (error) {
      throw asDataError(error, this.#problem);
    }
  }
}

function joined(first: Bytes, second: Bytes): Bytes {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
