import { expect } from 'chai';
import fc from 'fast-check';
import { History, type Bucket } from '../../src/elements/history.js';

/** A history of these steps' values, each as far after the last as the first number says. */
function historyOf(entries: readonly (readonly [number, number])[]): readonly Bucket[] {
  const history = new History();
  let step = 0;
  for (const [gap, value] of entries) history.add((step += gap), [value]);
  return history.buckets;
}

const entries = fc.array(
  fc.tuple(fc.integer({ min: 1, max: 5000 }), fc.double({ min: -10, max: 10, noNaN: true })),
  {
    minLength: 1,
    maxLength: 2000,
  },
);

describe('History', () => {
  it('keeps each step by itself while there are few', () => {
    const history = new History();
    history.add(1, [5, 7]);
    history.add(4, [3, 9]);
    expect(history.buckets).to.deep.equal([
      { last: 1, count: 1, sums: [5, 7], minima: [5, 7], maxima: [5, 7] },
      { last: 4, count: 1, sums: [3, 9], minima: [3, 9], maxima: [3, 9] },
    ]);
  });

  it('never keeps more than 400 buckets', () => {
    fc.assert(fc.property(entries, (list) => historyOf(list).length <= 400));
  });

  it('keeps the minimum, the maximum, the sum and the number of everything', () => {
    fc.assert(
      fc.property(entries, (list) => {
        const buckets = historyOf(list);
        const values = list.map(([, value]) => value);
        expect(Math.min(...buckets.map(({ minima }) => minima[0]!))).to.equal(Math.min(...values));
        expect(Math.max(...buckets.map(({ maxima }) => maxima[0]!))).to.equal(Math.max(...values));
        expect(buckets.reduce((sum, { count }) => sum + count, 0)).to.equal(values.length);
        const sum = values.reduce((a, b) => a + b, 0);
        expect(buckets.reduce((total, { sums }) => total + sums[0]!, 0)).to.be.closeTo(sum, 1e-6);
      }),
    );
  });

  it('keeps the order, and the newest step', () => {
    fc.assert(
      fc.property(entries, (list) => {
        const buckets = historyOf(list);
        const steps = list.reduce<number[]>((all, [gap]) => [...all, (all.at(-1) ?? 0) + gap], []);
        expect(buckets.at(-1)!.last).to.equal(steps.at(-1));
        buckets.slice(1).forEach((bucket, i) => expect(bucket.last).to.be.greaterThan(buckets[i]!.last));
      }),
      { numRuns: 20 },
    );
  });

  it('leaves the list it gave out as it was', () => {
    const history = new History();
    history.add(1, [1]);
    const { buckets } = history;
    history.add(2, [2]);
    expect(buckets).to.have.lengthOf(1);
  });

  it('leaves out what is not finite', () => {
    const history = new History();
    history.add(1, [1, NaN]);
    expect(history.buckets).to.be.empty;
  });

  it('begins anew with the first step', () => {
    const history = new History();
    for (let step = 1; step < 2000; step++) history.add(step, [step]);
    history.add(1, [5]);
    history.add(2, [6]);
    expect(history.buckets.map(({ last }) => last)).to.deep.equal([1, 2]);
  });

  it('is cut at a step that is not later than the last', () => {
    const history = new History();
    for (let step = 10; step <= 50; step += 10) history.add(step, [step]);
    history.add(30, [-1]);
    expect(history.buckets.map(({ last, sums }) => [last, ...sums])).to.deep.equal([
      [10, 10],
      [20, 20],
      [30, -1],
    ]);
  });

  it('keeps what comes after a step that the run returned to until it goes on, and no longer', () => {
    const history = new History();
    for (let step = 10; step <= 50; step += 10) history.add(step, [step]);
    history.returnTo(10);
    history.returnTo(30);
    expect(history.buckets).to.have.lengthOf(5);
    history.add(45, [-1]);
    history.add(60, [-2]);
    expect(history.buckets.map(({ last }) => last)).to.deep.equal([10, 20, 30, 45, 60]);
  });
});
