import type { RunState } from '../shared/run-state.js';

/** The run moved to another state: by a command, by itself, or because its worker died. */
export class StateChangeEvent extends Event {
  readonly state: RunState;

  constructor(state: RunState) {
    super('statechange');
    this.state = state;
  }
}

/** What a trainer announces: the type of each event, and its class. */
export interface TrainerEvents {
  readonly statechange: StateChangeEvent;
}
