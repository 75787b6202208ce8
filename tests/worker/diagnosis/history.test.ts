import { expect } from 'chai';
import { History } from '../../../worker/diagnosis/history.js';
import { recent } from '../../../worker/diagnosis/signals.js';
import { signalsOf } from './signals.js';

describe('a history', () => {
  it('stays bounded, evenly over the whole run, and has the newest', () => {
    const history = new History<{ step: number }>();
    for (let step = 1; step <= 100_003; step++) history.add({ step });
    const steps = history.entries.map(({ step }) => step);
    expect(steps.length).to.be.within(200, 513);
    expect(steps[0]).to.equal(1);
    expect(steps.at(-1)).to.equal(100_003);
    const gaps = steps.slice(1, -1).map((step, i) => step - steps[i]!);
    expect(Math.max(...gaps) / Math.min(...gaps)).to.be.below(4);
  });

  it('takes one entry of a step, in their order', () => {
    const history = new History<{ step: number }>();
    for (const step of [1, 3, 3, 2, 4]) history.add({ step });
    expect(history.entries.map(({ step }) => step)).to.deep.equal([1, 3, 4]);
  });
});

describe('what tells what is now', () => {
  const stepsOf = (since: number): readonly number[] =>
    recent(signalsOf({ since })).looks.map(({ step }) => step);

  it('is the later half of what was since the config was changed', () => {
    expect(stepsOf(0)).to.deep.equal([500, 600, 700, 800, 900, 1000]);
    expect(stepsOf(400)).to.deep.equal([700, 800, 900, 1000]);
  });

  it('is nothing before 500 steps, or of fewer than three looks', () => {
    expect(stepsOf(500)).to.not.be.empty;
    expect(stepsOf(501)).to.be.empty;
    const few = signalsOf({});
    expect(recent({ ...few, looks: few.looks.slice(-2) }).looks).to.be.empty;
  });
});
