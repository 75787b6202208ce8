import { meanOf, type Bucket } from '../elements/history.js';

/**
 * Curves as a CSV file with a line of names: the newest step of each stretch, and the mean of every series over it.
 * @param names Of the series, in the order of their indices.
 */
export function csvOf(names: readonly string[], buckets: readonly Bucket[]): Blob {
  const lines = buckets.map((bucket) => [bucket.last, ...names.map((_, index) => meanOf(bucket, index))]);
  return new Blob([`${[['step', ...names], ...lines].map((line) => line.join(',')).join('\n')}\n`], {
    type: 'text/csv',
  });
}
