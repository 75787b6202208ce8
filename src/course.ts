import { curvesOf } from './curves.js';
import { History, type Bucket } from './elements/history.js';
import type { Progress } from './shared/progress.js';

/** The curves of a run so far. Loaded with a figure's first trainer: before there is one, there are none. */
export class Course {
  readonly #history = new History();

  get buckets(): readonly Bucket[] {
    return this.#history.buckets;
  }

  /** The run has gone on, or was taken to another step. */
  follow(progress: Progress): void {
    if (progress.restored) this.#history.returnTo(progress.step);
    else this.#history.add(progress.step, curvesOf(progress));
  }
}
