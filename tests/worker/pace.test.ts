import { expect } from 'chai';
import { Pace, SLICE } from '../../worker/pace.js';

/** A pace after `slices` slices, each of as many steps as it asks for, at so many milliseconds a step. */
function paceAfter(slices: number, millisecondsPerStep: number, pause = 0): Pace {
  const pace = new Pace();
  let now = 0;
  pace.start(now);
  for (let i = 0; i < slices; i++) {
    const { steps } = pace;
    const began = now;
    now += steps * millisecondsPerStep;
    pace.took(steps, began, now);
    now += pause;
  }
  return pace;
}

describe('the pace', () => {
  it('begins with one step, whose length nobody knows yet', () => {
    expect(new Pace().steps).to.equal(1);
    expect(new Pace().stepsPerSecond).to.equal(0);
  });

  it('comes to fill a slice with quick steps', () => {
    expect(paceAfter(20, 0.1).steps * 0.1).to.be.within(SLICE * 0.9, SLICE);
  });

  it('takes slow steps one at a time', () => {
    expect(paceAfter(20, 80).steps).to.equal(1);
  });

  it('tells the steps per second, what lies between slices included', () => {
    expect(paceAfter(50, 80).stepsPerSecond).to.be.closeTo(1000 / 80, 0.1);
    expect(paceAfter(50, 80, 20).stepsPerSecond).to.be.closeTo(1000 / 100, 0.2);
  });
});

describe('a limited pace', () => {
  /** Steps taken in so many milliseconds, asked for every `interval`. */
  function stepsWithin(milliseconds: number, interval: number, limit: number): number {
    const pace = paceAfter(20, 0.001);
    pace.limit = limit;
    let steps = 0;
    pace.stepsBy(0);
    for (let now = interval; now <= milliseconds; now += interval) steps += pace.stepsBy(now);
    return steps;
  }

  it('takes as many steps in a second as it allows, however often it is asked', () => {
    for (const interval of [1, 4, 16, 50]) expect(stepsWithin(2000, interval, 300)).to.be.within(595, 600);
    expect(stepsWithin(10_000, 4, 0.5)).to.equal(5);
  });

  it('makes up for no more than a moment in which it was held up', () => {
    expect(stepsWithin(1000, 1000, 300)).to.equal(30);
  });

  it('takes no more than fit into a slice', () => {
    const pace = paceAfter(20, 5);
    pace.limit = 1e6;
    pace.stepsBy(0);
    expect(pace.stepsBy(16)).to.equal(pace.steps);
  });
});
