import type { GanError } from './shared/errors.js';
import type { Progress } from './shared/progress.js';
import type { RunState } from './shared/run-state.js';
import type { Trainer } from './sdk/trainer.js';

/** An event of `<gan-trainer>`: a fact, heard by every element around it, shadow roots included. */
class GanEvent extends Event {
  constructor(type: string) {
    super(type, { bubbles: true, composed: true });
  }
}

/** There is a trainer: the worker runs, the dataset is loaded, the networks are made. */
export class GanReadyEvent extends GanEvent {
  readonly trainer: Trainer;

  constructor(trainer: Trainer) {
    super('gan-ready');
    this.trainer = trainer;
  }
}

/** Steps were taken. At most once a display frame, with the newest there is to know. */
export class GanProgressEvent extends GanEvent {
  readonly progress: Progress;

  constructor(progress: Progress) {
    super('gan-progress');
    this.progress = progress;
  }
}

/** The run moved to another state. */
export class GanStateChangeEvent extends GanEvent {
  readonly state: RunState;

  constructor(state: RunState) {
    super('gan-statechange');
    this.state = state;
  }
}

/** Something went wrong. The reader sees it under the figure. */
export class GanErrorEvent extends GanEvent {
  readonly error: GanError;

  constructor(error: GanError) {
    super('gan-error');
    this.error = error;
  }
}

declare global {
  interface HTMLElementEventMap {
    'gan-ready': GanReadyEvent;
    'gan-progress': GanProgressEvent;
    'gan-statechange': GanStateChangeEvent;
    'gan-error': GanErrorEvent;
  }
}
