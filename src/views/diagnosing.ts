import type { Findings } from '../elements/gan-diagnosis.js';
import type { Trainer } from '../sdk/trainer.js';
import type { Config } from '../shared/config.js';
import { TELLS_AFTER } from '../shared/diagnosis.js';
import { restAfter } from './rhythm.js';

/** Least milliseconds between two diagnoses of a run that goes on. */
const LEAST_REST = 3000;

/** Asks now and then what is wrong with one run. */
export class Diagnosing {
  readonly #trainer: Trainer;
  readonly #signal: AbortSignal;
  #findings: Findings | undefined;
  /** What the findings are of. */
  #config: Config;
  /** The step from which on something can be told of this config. */
  #tellsFrom = TELLS_AFTER;
  #isAsking = false;
  /** When the next question is due. */
  #due = performance.now() + LEAST_REST;

  /** @param signal Aborts with the run. */
  constructor(trainer: Trainer, signal: AbortSignal) {
    this.#trainer = trainer;
    this.#signal = signal;
    this.#config = trainer.config;
  }

  get findings(): Findings {
    return this.#findings ?? { kind: 'early', tellsFrom: this.#tellsFrom };
  }

  /** What was until this step tells nothing any more. */
  begin(step: number): void {
    this.#tellsFrom = step + TELLS_AFTER;
    this.#findings = undefined;
  }

  /**
   * Asks where it is time to.
   * @param step That the run has come to.
   * @throws GanError where the run has failed by something that is no diagnosis, or was reset.
   */
  async arrive(step: number): Promise<void> {
    const { config } = this.#trainer;
    if (config !== this.#config) {
      this.#config = config;
      this.begin(step);
    }
    const canTell = step >= this.#tellsFrom && !this.#findings;
    if (canTell || performance.now() >= this.#due) await this.ask(step);
  }

  /** Asks at once, unless that is under way. Resolves as `arrive`. */
  async ask(step: number): Promise<void> {
    if (this.#isAsking) return;
    this.#isAsking = true;
    const began = performance.now();
    try {
      const diagnoses = await this.#trainer.diagnose();
      if (this.#signal.aborted || this.#trainer.config !== this.#config) return;
      if (diagnoses.length > 0 || step >= this.#tellsFrom) this.#findings = { kind: 'told', diagnoses };
    } finally {
      const now = performance.now();
      this.#due = now + restAfter(now - began, LEAST_REST);
      this.#isAsking = false;
    }
  }
}
