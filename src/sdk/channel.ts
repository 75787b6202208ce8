import { wrap, type Remote } from 'comlink';
import { asGanError, GanError, reportOf } from '../shared/errors.js';
import type { TrainingWorker } from '../shared/worker-api.js';
import { onAbort } from './on-abort.js';
import { LOADING_FACTOR, SilenceWatch } from './silence.js';
import { unlessAborted } from './unless-aborted.js';
import type { StartedWorker } from './worker-host.js';
import { explainFailure } from './worker-script.js';

/** Asks the worker for something. */
export type Ask<T> = (worker: Remote<TrainingWorker>) => Promise<T>;

/**
 * Calls to a worker that always settle. Comlink alone leaves every call pending when its worker dies
 * (https://github.com/GoogleChromeLabs/comlink/issues/601), and no event tells of a worker that was terminated or hangs;
 * so the worker is pinged for as long as it lives, and once it does not answer everything pending is rejected.
 */
export class Channel {
  readonly #life: AbortController;
  readonly #url: URL | undefined;
  readonly #remote: Remote<TrainingWorker>;
  readonly #patience: number;
  #watch: SilenceWatch;
  #answered = false;
  #onAnswer: () => void = () => {};

  /** `life` ends the channel when it aborts, and is aborted when the worker dies; its reason is a {@link GanError}. */
  constructor({ worker, url }: StartedWorker, patience: number, life: AbortController) {
    this.#life = life;
    this.#url = url;
    this.#remote = wrap<TrainingWorker>(worker);
    this.#patience = patience;
    // Until its first answer the script of a worker from an address may be on its way.
    this.#watch = this.#watchFor(url ? LOADING_FACTOR * patience : patience);
    const { signal } = life;
    worker.addEventListener('error', (event) => void this.#onError(event), { signal });
    worker.addEventListener('messageerror', () => this.#fail('A message of the worker cannot be read.'), {
      signal,
    });
    onAbort(signal, () => {
      this.#watch.stop();
      worker.terminate();
    });
  }

  /** Aborts when the channel closes, with the {@link GanError} that every call rejects with from then on. */
  get closed(): AbortSignal {
    return this.#life.signal;
  }

  /** Resolves with the worker's first answer. A ping that came before the worker listened is lost; others follow. */
  ready(): Promise<void> {
    return this.call(() => {
      const answer = new Promise<void>((resolve) => {
        this.#onAnswer = resolve;
      });
      void this.#ping();
      return answer;
    });
  }

  /** Ends the worker and rejects all calls, pending and to come, with `reason`. The first reason stays. */
  close(reason: GanError): void {
    this.#life.abort(reason);
  }

  /**
   * What the worker answers to `ask`.
   * @throws GanError what the worker threw, by its name; or why the channel closed.
   */
  async call<T>(ask: Ask<T>): Promise<T> {
    try {
      return await unlessAborted(this.closed, () => ask(this.#remote));
    } catch (thrown) {
      throw asGanError(thrown);
    }
  }

  /** Never rejects: a worker that does not know pings closes the channel. */
  async #ping(): Promise<void> {
    try {
      await this.#remote.ping();
      if (!this.#answered) this.#onFirstAnswer();
      this.#watch.heard();
    } catch (thrown) {
      this.#fail(`${this.#script} is not the worker of gan-trainer: ${reportOf(thrown).message}.`);
    }
  }

  #onFirstAnswer(): void {
    this.#answered = true;
    this.#watch.stop();
    if (!this.closed.aborted) this.#watch = this.#watchFor(this.#patience);
    this.#onAnswer();
  }

  #watchFor(patience: number): SilenceWatch {
    return new SilenceWatch(
      patience,
      () => this.#onSilence(patience),
      () => void this.#ping(),
    );
  }

  #onSilence(patience: number): void {
    this.#fail(
      this.#answered
        ? `The worker stopped answering: nothing was heard of it for ${patience} ms. Make a new trainer.`
        : `The worker did not answer within ${patience} ms of its start. Is ${this.#script} the worker of gan-trainer? ` +
            'On a slow connection, give it more patience.',
    );
  }

  async #onError(event: ErrorEvent): Promise<void> {
    event.preventDefault(); // It is reported here, and not by the page as well.
    if (event.message) this.#fail(`The worker threw: ${event.message} (${event.filename}:${event.lineno}).`);
    else if (this.#url) this.close(await explainFailure(this.#url, this.closed));
    else this.#fail('The worker that workerFactory made did not load, and the browser does not say why.');
  }

  get #script(): string {
    return this.#url?.href ?? 'what workerFactory made';
  }

  #fail(message: string): void {
    this.close(new GanError('WorkerError', message));
  }
}
