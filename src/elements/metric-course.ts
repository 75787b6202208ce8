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

  /** In the order in which the metrics were measured first. */
  get all(): readonly MetricCourse[] {
    return [...this.#courses.values()];
  }

  /** Values of other numbers of examples are not to be compared: with another `n` a course begins anew. */
  add(step: number, measured: readonly Measured[]): void {
    for (const one of measured) {
      const { metric, value, n } = one;
      if (this.#courses.get(metric)?.measured.n !== n) this.#histories.set(metric, new History());
      const history = this.#histories.get(metric)!;
      if (step > (history.buckets.at(-1)?.last ?? -1)) history.add(step, [value]);
      this.#courses.set(metric, { measured: one, step, buckets: history.buckets });
    }
  }
}
