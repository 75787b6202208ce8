import type { Diagnosis } from '../../src/shared/diagnosis.js';
import { nextTask } from '../task.js';
import { diagnose } from './diagnose.js';
import { History } from './history.js';
import type { Generator } from '../generator.js';
import { look, type Look } from './look.js';
import type { Reference } from './reference.js';
import type { Signals } from './signals.js';

/** Of the time, how much looks may take. */
const SHARE = 0.008;

/** Milliseconds that they may take beyond that: where steps are quick, the beginning is worth a closer look. */
const CREDIT = 25;

/** Milliseconds between two questions that count as time at most: a pause brings no credit. */
const PATIENCE = 100;

/** Watches one training: looks at it now and then, and tells what is wrong with it. */
export class Watch {
  /** The step at which the config was changed last. */
  since = 0;
  readonly #generator: Generator;
  readonly #reference: () => Reference;
  #known: Reference | undefined;
  #looks = new History<Look>();
  /** Milliseconds that looks may take. */
  #credit = CREDIT;
  /** Of a look: the least that one has taken. */
  #cost = Infinity;
  #asked = 0;
  #isLooking = false;

  /** @param reference Called once, at the first look. */
  constructor(generator: Generator, reference: () => Reference) {
    this.#generator = generator;
    this.#reference = reference;
  }

  /** The training goes on from an earlier or later step than it had come to: what is of later ones is forgotten. */
  restored(step: number): void {
    this.#looks = this.#looks.until(step);
    this.since = Math.min(this.since, step);
  }

  /** Whether it is time for a look. To be asked while steps are taken, at least ten times a second. */
  isDue(now: number): boolean {
    this.#credit += SHARE * Math.min(PATIENCE, now - this.#asked);
    this.#asked = now;
    return !this.#isLooking && this.#credit > 0;
  }

  /** Looks at what is generated at this step. */
  async look(): Promise<void> {
    const isFirst = this.#known === undefined;
    let cost = -performance.now();
    const giveWay = async (): Promise<void> => {
      cost += performance.now();
      await nextTask();
      cost -= performance.now();
    };
    this.#isLooking = true;
    try {
      this.#looks.add(await look(this.#generator, (this.#known ??= this.#reference()), giveWay));
    } finally {
      this.#isLooking = false;
      // The first one compiles what it asks of the networks, and later ones may be interrupted: neither is their cost.
      if (!isFirst) {
        this.#cost = Math.min(this.#cost, cost + performance.now());
        this.#credit = Math.min(CREDIT, this.#credit) - this.#cost;
      }
    }
  }

  /** @returns What is wrong, by these signals and what was seen. */
  diagnose(signals: Omit<Signals, 'looks' | 'since'>): readonly Diagnosis[] {
    return diagnose({ ...signals, since: this.since, looks: this.#looks.entries });
  }
}
