/** So many are kept: the views, and whoever watches the training, ask again and again, each for as many rows. */
const KEPT = 16;

/** What is compiled, by name. What has not been asked for in a long time is given back. */
export class Kept<Compiled extends { dispose(): void }> {
  /** The one that was asked for last is last. */
  readonly #kept = new Map<string, Promise<Compiled>>();
  /** Those that are there, and not given back yet. */
  readonly #compiled = new Set<Compiled>();

  /**
   * @param compile Called if need be. What it rejects with is not kept: asked for again, it is tried again,
   * because what there was too little of may be there by then.
   */
  get(name: string, compile: () => Promise<Compiled>): Promise<Compiled> {
    const compiling = this.#kept.get(name) ?? this.#begin(name, compile());
    this.#kept.delete(name);
    this.#kept.set(name, compiling);
    const [oldest, forgotten] = this.#kept.entries().next().value!;
    if (this.#kept.size > KEPT) {
      this.#kept.delete(oldest);
      void this.#giveBack(forgotten);
    }
    return compiling;
  }

  /** At once what is there, because the machine may be disposed of next; the others once they are. */
  dispose(): void {
    for (const compiled of this.#compiled) compiled.dispose();
    this.#compiled.clear();
    for (const compiling of this.#kept.values()) void this.#giveBack(compiling);
    this.#kept.clear();
  }

  #begin(name: string, compiling: Promise<Compiled>): Promise<Compiled> {
    compiling.then(
      (compiled) => this.#compiled.add(compiled),
      () => {
        if (this.#kept.get(name) === compiling) this.#kept.delete(name);
      },
    );
    return compiling;
  }

  /** Whoever has asked for it so far has it before it is given back. */
  async #giveBack(compiling: Promise<Compiled>): Promise<void> {
    try {
      const compiled = await compiling;
      if (this.#compiled.delete(compiled)) compiled.dispose();
    } catch {
      // What could not be compiled, its caller knows; and a machine that is gone by now holds nothing any more.
    }
  }
}
