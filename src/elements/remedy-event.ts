import type { Remedy } from '../shared/diagnosis.js';

/** The reader wants a remedy put into effect. */
export class RemedyEvent extends Event {
  readonly remedy: Remedy;

  constructor(remedy: Remedy) {
    super('gan-remedy');
    this.remedy = remedy;
  }
}
