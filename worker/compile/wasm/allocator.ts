/** A range of memory, in bytes. */
interface Range {
  readonly begin: number;
  readonly end: number;
}

/** A cache line. */
const ALIGNMENT = 64;

const PAGE = 65536;

/** Hands out the ranges of a memory first-fit, and lets it grow where nothing fits. */
export class Allocator {
  readonly #memory: WebAssembly.Memory;
  /** By address; no two of them touch. */
  #free: readonly Range[] = [];
  readonly #taken = new Map<number, Range>();

  /** Hands out all but the first and the last bytes: a load may go a little beyond what it is for. */
  constructor(memory: WebAssembly.Memory) {
    this.#memory = memory;
    this.#free = [{ begin: ALIGNMENT, end: memory.buffer.byteLength - ALIGNMENT }];
  }

  /**
   * The address of so many bytes, which hold anything.
   * @throws RangeError where the memory cannot grow.
   */
  allocate(bytes: number): number {
    const size = Math.max(1, Math.ceil(bytes / ALIGNMENT)) * ALIGNMENT;
    const fits = ({ begin, end }: Range): boolean => end - begin >= size;
    if (!this.#free.some(fits)) this.#grow(size);
    const range = this.#free.find(fits)!;
    const { begin } = range;
    const taken = { begin, end: begin + size };
    const left = range.end > taken.end ? [{ begin: taken.end, end: range.end }] : [];
    this.#free = this.#free.flatMap((free) => (free === range ? left : free));
    this.#taken.set(begin, taken);
    return begin;
  }

  free(address: number): void {
    const range = this.#taken.get(address);
    if (!range) throw new Error(`Nothing is allocated at ${address}.`);
    this.#taken.delete(address);
    this.#add(range);
  }

  #grow(size: number): void {
    const end = this.#memory.buffer.byteLength - ALIGNMENT;
    const pages = Math.ceil(size / PAGE);
    this.#memory.grow(pages);
    this.#add({ begin: end, end: end + pages * PAGE });
  }

  #add({ begin, end }: Range): void {
    const before = this.#free.find((free) => free.end === begin);
    const after = this.#free.find((free) => free.begin === end);
    const merged = { begin: before?.begin ?? begin, end: after?.end ?? end };
    this.#free = [...this.#free.filter((free) => free !== before && free !== after), merged].sort(
      (a, b) => a.begin - b.begin,
    );
  }
}
