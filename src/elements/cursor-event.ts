/** The reader points at a step in a chart, or, where it is undefined, no longer at any. */
export class CursorEvent extends Event {
  static readonly type = 'gan-cursor';
  readonly step: number | undefined;

  constructor(step: number | undefined) {
    super(CursorEvent.type, { bubbles: true });
    this.step = step;
  }
}
