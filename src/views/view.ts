import type { TemplateResult } from 'lit';
import type { Picture } from '../picture.js';
import type { Trainer } from '../sdk/trainer.js';
import type { Setup } from '../setup.js';
import type { Config, Patch } from '../shared/config.js';
import type { DatasetSource } from '../shared/dataset.js';
import type { Progress } from '../shared/progress.js';
import type { RunState } from '../shared/run-state.js';

/** What a view sees of the figure that it belongs to, and can have done there. */
export interface Figure {
  /** What is trained; undefined where the host's wishes make no sense. */
  readonly setup: Setup | undefined;
  readonly state: RunState;
  /** None before training was first started. */
  readonly trainer: Trainer | undefined;
  /** What the figure itself shows of the training. */
  readonly picture: Picture;
  /** Of the reader, as a BCP 47 tag. */
  readonly language: string;
  /** Whether a view of this name is shown. */
  shows(name: string): boolean;
  /** Has the figure, and with it every view, rendered anew. */
  requestUpdate(): void;
  play(): Promise<void>;
  pause(): Promise<void>;
  /** Begins again with untrained networks; stays running where it ran. */
  reset(): Promise<void>;
  /** Has the trainer do something; one is made if need be. */
  command<T>(give: (trainer: Trainer) => Promise<T>): Promise<T>;
  /** Trains with what differs from the config in use: at once where that can be, else from the beginning. */
  edit(patch: Patch<Config>): void;
  /** Trains on these data; by another preset, where one is named, as it is. */
  use(source: DatasetSource, preset?: string): void;
}

/** A view of a training: what joins an element that shows it to the trainer that has it. */
export interface View {
  /** Over the data, in the plane or on the line; or in a panel of its own. */
  readonly place: 'layer' | 'panel';
  /**
   * Asks for what is to be drawn of the trainer's present step; called whenever the figure looks at the run, a dozen
   * times a second at most. What it rejects with ends the run.
   * @param progress What the run has come to, which the figure shows once everybody has looked; undefined before the
   *   first step.
   */
  look?(trainer: Trainer, progress: Progress | undefined): Promise<void>;
  /** What was seen belongs to an old run: another begins. */
  forget?(): void;
  /** A layer says `slot="layer"`. Undefined where there is nothing to see of these data. */
  render(): TemplateResult | undefined;
  /** The view is no longer shown. */
  end?(): void;
}

/** Each view's module has one, called `makeView`. */
export type MakeView = (figure: Figure) => View;
