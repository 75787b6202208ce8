import type { CompiledFunction } from '../compile/compiler.js';

/** So many are kept: a view, and whoever watches the training, ask again and again for as many rows. */
const KEPT = 8;

/** Compiled functions, by name. Those that have not been asked for in a long time are given back. */
export class CompiledFunctions {
  /** The one that was asked for last is last. */
  readonly #kept = new Map<string, Promise<CompiledFunction>>();
  /** Those that are there, and not given back yet. */
  readonly #compiled = new Set<CompiledFunction>();

  /**
   * @param compile Called if need be. What it rejects with is not kept: asked for again, the function is tried again,
   * because what there was too little of may be there by then.
   */
  get(name: string, compile: () => Promise<CompiledFunction>): Promise<CompiledFunction> {
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

  /** At once where functions are there, because the machine may be disposed of next; the others once they are. */
  dispose(): void {
    for (const compiled of this.#compiled) compiled.dispose();
    this.#compiled.clear();
    for (const compiling of this.#kept.values()) void this.#giveBack(compiling);
    this.#kept.clear();
  }

  #begin(name: string, compiling: Promise<CompiledFunction>): Promise<CompiledFunction> {
    compiling.then(
      (compiled) => this.#compiled.add(compiled),
      () => {
        if (this.#kept.get(name) === compiling) this.#kept.delete(name);
      },
    );
    return compiling;
  }

  /** Whoever has asked for the function so far has it before it is given back. */
  async #giveBack(compiling: Promise<CompiledFunction>): Promise<void> {
    try {
      const compiled = await compiling;
      if (this.#compiled.delete(compiled)) compiled.dispose();
    } catch {
      // What could not be compiled, its caller knows; and a machine that is gone by now holds nothing any more.
    }
  }
}
