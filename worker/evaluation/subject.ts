import type { MetricName } from '../../src/shared/metrics.js';
import type { Measurement, Sample } from '../metrics/sample.js';
import type { RealData } from './real-data.js';

/** What a metric is measured of. */
export interface Subject {
  /** Generated examples, or for the floor as many real ones. */
  readonly candidate: Sample;
  /** As many real ones again, none of which is among those: the first of `data`. */
  readonly real: Sample;
  readonly n: number;
  readonly data: RealData;
  /** D at the middles of intervals of the line; where D is not asked for, nothing. */
  readonly verdicts: Float32Array;
}

export interface Value {
  readonly value: number;
  readonly error?: number;
  readonly sigma?: number;
}

export type Values = Readonly<Partial<Record<MetricName, Value>>>;

/** Metrics that are measured together. */
export interface Measure {
  readonly metrics: readonly MetricName[];
  /**
   * What it looks at. `examples` themselves; their `features`, or the `probabilities` of their classes, by a classifier
   * where there is one; or the `game`: as many generated numbers as a density needs, and D along the line.
   */
  readonly of: 'examples' | 'features' | 'probabilities' | 'game';
  /** Samples of n examples that it needs of the dataset; 2, where none is given: real ones, and those for the floor. */
  readonly parts?: number;
  /** Most examples. */
  readonly most?: (data: RealData) => number;
  /** Place in the data’s order from which on real examples stand for generated ones; n, where none is given. */
  readonly floorFrom?: (data: RealData, n: number) => number;
  /** Fewest, by how many numbers each has; 2, where none is given. */
  readonly least?: (size: number) => number;
  /** Whether it is of real examples alone, so that there is nothing to compare it with. */
  readonly isReference?: true;
  take(subject: Subject): Measurement<Values>;
}
