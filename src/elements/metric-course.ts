import type { Measured, MetricName } from '../shared/metrics.js';
import { History, type Bucket } from './history.js';

/** The course of one metric over a run. */
export interface MetricCourse {
  /** The newest. */
  readonly measured: Measured;
  /** That it is of. */
  readonly step: number;
  /** Of the values, the only series there is; oldest first. */
  readonly buckets: readonly Bucket[];
}

/** What was measured of a run so far, in bounded memory. */
export class MetricCourses {
  readonly #histories = new Map<MetricName, History>();
  #courses = new Map<MetricName, MetricCourse>();
  /** The step that the run was taken to, where nothing was measured after it. */
  #returned: number | undefined;

  /** In the order in which the metrics were measured first. */
  get all(): readonly MetricCourse[] {
    return [...this.#courses.values()];
  }

  /** The run was taken back, or forth, to a step. What comes after is there until something is measured of what follows. */
  returnTo(step: number): void {
    this.#returned = step;
    for (const history of this.#histories.values()) history.returnTo(step);
  }

  /** Values of other numbers of examples are not to be compared: with another `n` a course begins anew. */
  add(step: number, measured: readonly Measured[]): void {
    if (step !== this.#returned) this.#returned = undefined;
    for (const one of measured) {
      const { metric, value, n } = one;
      if (this.#courses.get(metric)?.measured.n !== n) this.#histories.set(metric, new History());
      const history = this.#histories.get(metric)!;
      const last = history.buckets.at(-1)?.last ?? -1;
      // What is measured again at a step is the same.
      if (step > last || (step < last && step !== this.#returned)) history.add(step, [value]);
      this.#courses.set(metric, { measured: one, step, buckets: history.buckets });
    }
  }
}
