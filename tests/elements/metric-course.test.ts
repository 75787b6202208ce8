import { expect } from 'chai';
import { meanOf } from '../../src/elements/history.js';
import { MetricCourses, type MetricCourse } from '../../src/elements/metric-course.js';
import type { Measured } from '../../src/shared/metrics.js';

const measured = (value: number, n = 256): Measured => ({ metric: 'recall', value, floor: 0.9, n });

const valuesOf = ({ buckets }: MetricCourse): readonly number[] => buckets.map((bucket) => meanOf(bucket, 0));

describe('the course of metrics', () => {
  it('keeps each value, and what it was newest', () => {
    const courses = new MetricCourses();
    courses.add(10, [measured(0.1)]);
    courses.add(20, [measured(0.2), { ...measured(3), metric: 'modes' }]);
    const [recall, modes] = courses.all;
    expect(valuesOf(recall!)).to.deep.equal([0.1, 0.2]);
    expect(recall).to.deep.include({ step: 20, measured: measured(0.2) });
    expect(valuesOf(modes!)).to.deep.equal([3]);
  });

  it('begins anew where values are of another number of examples, which are not to be compared', () => {
    const courses = new MetricCourses();
    courses.add(10, [measured(0.1)]);
    courses.add(20, [measured(0.2, 512)]);
    courses.add(30, [measured(0.3, 512)]);
    expect(valuesOf(courses.all[0]!)).to.deep.equal([0.2, 0.3]);
  });

  it('stays as it is where a step is measured again', () => {
    const courses = new MetricCourses();
    courses.add(10, [measured(0.1)]);
    courses.add(20, [measured(0.2)]);
    courses.add(20, [measured(0.2)]);
    expect(valuesOf(courses.all[0]!)).to.deep.equal([0.1, 0.2]);
  });

  it('goes on from where the run was taken back to, without what came after', () => {
    const courses = new MetricCourses();
    for (const step of [50, 100, 200]) courses.add(step, [measured(step)]);
    courses.returnTo(50);
    expect(valuesOf(courses.all[0]!)).to.deep.equal([50, 100, 200]);
    courses.add(60, [measured(60)]);
    expect(valuesOf(courses.all[0]!)).to.deep.equal([50, 60]);
  });

  it('goes back also where only that is seen which the run came to after it', () => {
    const courses = new MetricCourses();
    for (const step of [100, 200, 50, 60]) courses.add(step, [measured(step)]);
    expect(valuesOf(courses.all[0]!)).to.deep.equal([50, 60]);
  });

  it('stays whole where the step is measured that the run was taken back to', () => {
    const courses = new MetricCourses();
    for (const step of [50, 100, 200]) courses.add(step, [measured(step)]);
    courses.returnTo(100);
    courses.add(100, [measured(100), { ...measured(3), metric: 'modes' }]);
    expect(courses.all.map(valuesOf)).to.deep.equal([[50, 100, 200], [3]]);
    courses.add(110, [measured(110)]);
    expect(valuesOf(courses.all[0]!)).to.deep.equal([50, 100, 110]);
  });

  it('has a gap where a value is not finite', () => {
    const courses = new MetricCourses();
    courses.add(10, [measured(Infinity)]);
    courses.add(20, [measured(0.2)]);
    expect(valuesOf(courses.all[0]!)).to.deep.equal([0.2]);
  });

  it('takes bounded memory', () => {
    const courses = new MetricCourses();
    for (let step = 1; step <= 5000; step++) courses.add(step, [measured(step)]);
    expect(courses.all[0]!.buckets).to.have.length.within(100, 400);
  });
});
