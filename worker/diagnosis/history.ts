/** As many are kept. */
const MOST = 512;

/** What was noted of steps: of a long run ever fewer, evenly, and always the newest. */
export class History<Entry extends { readonly step: number }> {
  #kept: Entry[] = [];
  #newest: Entry | undefined;
  /** Fewest steps from one that is kept to the next. */
  #gap = 1;

  /** In the order of their steps. */
  get entries(): readonly Entry[] {
    return this.#newest && this.#newest !== this.#kept.at(-1) ? [...this.#kept, this.#newest] : this.#kept;
  }

  /** The same as it was at a step; what is added to either is not in the other. */
  until(step: number): History<Entry> {
    const cut = new History<Entry>();
    cut.#kept = this.#kept.filter((entry) => entry.step <= step);
    cut.#newest = this.entries.findLast((entry) => entry.step <= step);
    cut.#gap = this.#gap;
    return cut;
  }

  /** Notes an entry, unless there is one of its step, or of a later one. */
  add(entry: Entry): void {
    if (this.#newest && entry.step <= this.#newest.step) return;
    this.#newest = entry;
    const last = this.#kept.at(-1);
    if (last && entry.step < last.step + this.#gap) return;
    this.#kept.push(entry);
    if (this.#kept.length < MOST) return;
    this.#kept = this.#kept.filter((_, i) => i % 2 === 0);
    this.#gap = (2 * (entry.step - this.#kept[0]!.step)) / MOST;
  }
}
