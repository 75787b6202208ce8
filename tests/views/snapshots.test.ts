import { expect } from 'chai';
import { Snapshots } from '../../src/views/snapshots.js';

const fileOf = (size: number): Blob => ({ size }) as Blob;

/** Snapshots of so many bytes each, taken whenever one is due of these steps. */
function taken(steps: number, every: number, size: number): Snapshots {
  const snapshots = new Snapshots();
  for (let step = 0; step <= steps; step += every)
    if (snapshots.isDue(step)) snapshots.add({ step, file: fileOf(size) });
  return snapshots;
}

const stepsOf = ({ all }: Snapshots): number[] => all.map(({ step }) => step);

describe('Snapshots', () => {
  it('are all kept while they are few', () => {
    expect(stepsOf(taken(30, 10, 1))).to.deep.equal([0, 10, 20, 30]);
  });

  it('of a long run are 40 at most, evenly along it, the first among them', () => {
    const steps = stepsOf(taken(100_000, 10, 1));
    expect(steps).to.have.lengthOf.within(20, 40);
    expect(steps[0]).to.equal(0);
    const gaps = steps.slice(1).map((step, i) => step - steps[i]!);
    expect(Math.max(...gaps)).to.be.at.most(2 * Math.min(...gaps));
    expect(100_000 - steps.at(-1)!).to.be.at.most(Math.max(...gaps));
  });

  it('are 64 megabytes at most, but two in any case', () => {
    const { all } = taken(10_000, 10, 10 * 2 ** 20);
    expect(all).to.have.lengthOf.within(3, 6);
    expect(stepsOf(taken(100, 10, 2 ** 30))).to.have.lengthOf(2);
  });

  it('are replaced by one of an earlier step, and keep the newest when they are thinned', () => {
    const snapshots = taken(39, 1, 1);
    snapshots.add({ step: 77, file: fileOf(1) });
    expect(stepsOf(snapshots).slice(-2)).to.deep.equal([38, 77]);
    snapshots.add({ step: 5, file: fileOf(2) });
    expect(stepsOf(snapshots)).to.deep.equal([0, 2, 4, 5]);
  });

  it('are cut where the run goes on from an earlier step', () => {
    const snapshots = taken(30, 10, 1);
    snapshots.cut(10);
    expect(stepsOf(snapshots)).to.deep.equal([0, 10]);
  });
});
