import { expect } from 'chai';
import { assert, double, property } from 'fast-check';
import { countFor, FEWEST, restAfter, stepsIn, timeOf } from '../../src/views/rhythm.js';

describe('the rhythm of measuring', () => {
  it('leaves the run alone for fifty times as long as measuring took, and never for less than it is told', () => {
    expect(restAfter(100, 1000)).to.equal(5000);
    expect(restAfter(1, 1000)).to.equal(1000);
    expect(restAfter(0, 3000)).to.equal(3000);
  });

  it('takes a fiftieth of the time at most, of however many examples', () => {
    assert(
      property(double({ min: 0, max: 60_000, noNaN: true }), (took) => {
        const time = timeOf(countFor(took), took);
        expect(time / restAfter(time, 1000)).to.be.at.most(0.021);
      }),
    );
  });

  it('measures few examples, and more where that takes next to nothing', () => {
    expect(countFor(60_000)).to.equal(FEWEST);
    expect(countFor(11)).to.equal(256);
    expect(countFor(10)).to.equal(512);
    expect(countFor(2.5)).to.equal(1024);
    expect(countFor(0)).to.equal(1024);
  });

  it('counts a rest in steps, as round numbers that are not too few of them', () => {
    expect(stepsIn(1000, 300)).to.equal(500);
    expect(stepsIn(5000, 300)).to.equal(2000);
    expect(stepsIn(1000, 1000)).to.equal(1000);
  });

  it('keeps to what evaluations take, at any pace', () => {
    expect(stepsIn(1000, 0)).to.equal(10);
    expect(stepsIn(1000, 0.5)).to.equal(10);
    expect(stepsIn(60_000, 30_000)).to.equal(50_000);
  });
});
