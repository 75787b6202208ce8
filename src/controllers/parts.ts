import { GanErrorEvent } from '../events.js';
import { loadPart, type LatePart } from '../load-part.js';
import { missingPart } from '../missing-part.js';
import { settle } from '../settle.js';
import type { GanError } from '../shared/errors.js';

/** Loads the parts of an element that not every reader sees, and has the element tell where one cannot be had. */
export class PartsController {
  readonly #host: HTMLElement;
  /** Those that were asked for last. */
  #used: readonly LatePart[] = [];

  constructor(host: HTMLElement) {
    this.#host = host;
  }

  /** These are shown: those that were not before are loaded. */
  use(parts: readonly LatePart[]): void {
    const before = this.#used;
    this.#used = parts;
    for (const name of parts) if (!before.includes(name)) settle(this.need(loadPart(name)));
  }

  /** What is loaded, once it is there; where it cannot be had, the element tells of it. */
  async need<T>(loading: Promise<T>): Promise<T> {
    try {
      return await loading;
    } catch (thrown) {
      throw this.lack(thrown);
    }
  }

  /** Tells that a part cannot be had. */
  lack(thrown: unknown): GanError {
    const error = missingPart(thrown);
    this.#host.dispatchEvent(new GanErrorEvent(error));
    return error;
  }
}
