import { expect } from 'chai';
import type { ScheduleConfig } from '../../../src/shared/config.js';
import { scheduleOf, type Course } from '../../../worker/gan/schedule.js';
import { scalar, tidy } from '../../../worker/tf.js';
import { useBackend } from '../../support/backends.js';

before(() => useBackend('cpu'));

const at = (course: Course, first: number, step: number): number =>
  tidy(() => course(scalar(first), scalar(step, 'int32')).dataSync()[0]!);

const scheduled = (kind: 'linear' | 'cosine' | 'exponential'): ScheduleConfig => ({
  kind,
  steps: 100,
  learningRate: 0.01,
  penalties: 0.5,
  instanceNoise: 0.1,
  momentum: 0.7,
});

describe('schedules', () => {
  it('leave everything as it is where there is none', () => {
    const { learningRate, momentum } = scheduleOf({ kind: 'constant' });
    expect(at(learningRate, 3, 1000)).to.equal(3);
    expect(at(momentum, 0.5, 1000)).to.equal(0.5);
  });

  for (const kind of ['linear', 'cosine', 'exponential'] as const) {
    it(`${kind}: begin with all, end with the share asked for, and stay there`, () => {
      const { learningRate, penalties, instanceNoise } = scheduleOf(scheduled(kind));
      for (const [course, end] of [
        [learningRate, 0.01],
        [penalties, 0.5],
        [instanceNoise, 0.1],
      ] as const) {
        expect(at(course, 3, 0)).to.be.closeTo(3, 1e-6);
        expect(at(course, 3, 100)).to.be.closeTo(3 * end, 1e-6);
        expect(at(course, 3, 5000)).to.be.closeTo(3 * end, 1e-6);
      }
    });
  }

  it('are half way where their names say', () => {
    const half = (kind: 'linear' | 'cosine' | 'exponential'): number =>
      at(scheduleOf(scheduled(kind)).learningRate, 1, 50);
    expect(half('linear')).to.be.closeTo((1 + 0.01) / 2, 1e-6);
    expect(half('cosine')).to.be.closeTo((1 + 0.01) / 2, 1e-6);
    expect(half('exponential')).to.be.closeTo(0.1, 1e-6);
    const quarter = at(scheduleOf(scheduled('cosine')).learningRate, 1, 25);
    expect(quarter).to.be.closeTo(0.01 + (0.99 * (1 + Math.SQRT1_2)) / 2, 1e-6);
  });

  it('take momentum to its end in a straight line', () => {
    const { momentum } = scheduleOf(scheduled('exponential'));
    expect(at(momentum, 0.5, 50)).to.be.closeTo(0.6, 1e-6);
    expect(at(momentum, 0.5, 200)).to.be.closeTo(0.7, 1e-6);
  });
});
