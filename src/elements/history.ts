/** What is kept of a stretch of steps, for each series. */
export interface Bucket {
  /** The newest step in it. */
  readonly last: number;
  readonly count: number;
  readonly sums: readonly number[];
  readonly minima: readonly number[];
  readonly maxima: readonly number[];
}

/** The mean of a series in a bucket. */
export function meanOf({ sums, count }: Bucket, series: number): number {
  return sums[series]! / count;
}

/** All minima and maxima of a series. */
export function extremesOf(buckets: readonly Bucket[], series: number): number[] {
  return buckets.flatMap(({ minima, maxima }) => [minima[series]!, maxima[series]!]);
}

/** Buckets kept at most; more than a chart has pixels to tell apart. */
const CAPACITY = 400;

/**
 * The whole course of a run in bounded memory. Steps are gathered in buckets of equal width, which doubles whenever they
 * would become too many; minimum, maximum and mean of each series survive every merge.
 */
export class History {
  #buckets: Bucket[] = [];
  /** Steps per bucket: a power of two. */
  #width = 1;
  /** The step that the run was taken to, where it has not gone on since. */
  #returned: number | undefined;

  /** All there is, oldest first. The list stays as it is when more is added. */
  get buckets(): readonly Bucket[] {
    return this.#buckets;
  }

  /** The run was taken back, or forth, to a step. What comes after is there until it goes on. */
  returnTo(step: number): void {
    this.#returned = step;
  }

  /**
   * Adds the values of all series at a step, or more of them at the last one. What there is of an earlier step and of later
   * ones, or of those after the step that the run was taken to, is dropped. A value that is not finite leaves the step out.
   */
  add(step: number, values: readonly number[]): void {
    const newest = this.#buckets.at(-1)?.last ?? 0;
    const end = this.#returned ?? newest;
    this.#returned = undefined;
    if (step < newest || end < newest)
      this.#buckets = this.#buckets.filter(({ last }) => last <= end && last < step);
    if (this.#buckets.length === 0) this.#width = 1;
    if (!values.every(Number.isFinite)) return;
    const entry = { last: step, count: 1, sums: values, minima: values, maxima: values };
    this.#buckets = this.#gather([...this.#buckets, entry]);
    while (this.#buckets.length > CAPACITY) {
      this.#width *= 2;
      this.#buckets = this.#gather(this.#buckets);
    }
  }

  /** Joins neighbours that fall into the same bucket. */
  #gather(buckets: readonly Bucket[]): Bucket[] {
    const indexOf = (bucket: Bucket): number => Math.floor(bucket.last / this.#width);
    const gathered: Bucket[] = [];
    for (const bucket of buckets) {
      const before = gathered.at(-1);
      if (before && indexOf(before) === indexOf(bucket)) gathered.splice(-1, 1, join(before, bucket));
      else gathered.push(bucket);
    }
    return gathered;
  }
}

function join(a: Bucket, b: Bucket): Bucket {
  const each = (x: readonly number[], y: readonly number[], of: (x: number, y: number) => number): number[] =>
    x.map((value, i) => of(value, y[i]!));
  return {
    last: b.last,
    count: a.count + b.count,
    sums: each(a.sums, b.sums, (x, y) => x + y),
    minima: each(a.minima, b.minima, Math.min),
    maxima: each(a.maxima, b.maxima, Math.max),
  };
}
