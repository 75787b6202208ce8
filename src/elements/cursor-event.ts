/** The reader points at a step in a chart, or, where it is undefined, no longer at any. */
export class CursorEvent extends Event {
  readonly step: number | undefined;

  constructor(step: number | undefined) {
    super('gan-cursor', { bubbles: true });
    this.step = step;
  }
}
