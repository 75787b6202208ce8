/** A run at one step, as `Trainer.save` gave it. */
export interface Snapshot {
  readonly step: number;
  readonly file: Blob;
}

/** So many are kept at most, in so many bytes; two in any case. */
const MOST = 40;
const MOST_BYTES = 64 * 2 ** 20;

/** Snapshots along a run: of a long one ever fewer, evenly, and always the first and the newest. */
export class Snapshots {
  #kept: readonly Snapshot[] = [];
  /** Fewest steps from one to the next. */
  #gap = 1;

  /** In the order of their steps. */
  get all(): readonly Snapshot[] {
    return this.#kept;
  }

  /** Whether this step is as far from the newest as snapshots are from one another. */
  isDue(step: number): boolean {
    const last = this.#kept.at(-1);
    return !last || step >= last.step + this.#gap;
  }

  /** Takes one in, in place of those of the same and later steps. */
  add(snapshot: Snapshot): void {
    this.cut(snapshot.step - 1);
    this.#kept = [...this.#kept, snapshot];
    while (this.#kept.length > 2 && (this.#kept.length > MOST || this.#bytes > MOST_BYTES)) this.#thin();
  }

  /** Drops those of later steps. */
  cut(step: number): void {
    this.#kept = this.#kept.filter((snapshot) => snapshot.step <= step);
  }

  get #bytes(): number {
    return this.#kept.reduce((sum, { file }) => sum + file.size, 0);
  }

  /** Leaves out every other one. */
  #thin(): void {
    const end = this.#kept.length - 1;
    this.#kept = this.#kept.filter((_, i) => i % 2 === 0 || i === end);
    this.#gap = (this.#kept.at(-1)!.step - this.#kept[0]!.step) / (this.#kept.length - 1);
  }
}
