import { GanError } from '../../src/shared/errors.js';

/** Those that are under way, so that they can be stopped. */
export class Evaluations {
  readonly #running = new Map<number, AbortController>();

  /** Rejects as soon as it is stopped, even where what it waits for never comes. */
  async run<T>(id: number, evaluate: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const controller = new AbortController();
    const { signal } = controller;
    this.#running.set(id, controller);
    try {
      return await Promise.race([
        evaluate(signal),
        new Promise<never>((_, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason as GanError));
        }),
      ]);
    } finally {
      this.#running.delete(id);
    }
  }

  stop(id: number): void {
    this.#running.get(id)?.abort(new GanError('AbortError', 'The evaluation was stopped.'));
  }

  stopAll(reason: GanError): void {
    for (const controller of this.#running.values()) controller.abort(reason);
  }
}
