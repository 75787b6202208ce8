import { expect } from 'chai';
import { CASES } from './cases.js';
import type { EngineName } from './engine.js';
import { deviation, measureCase, REFERENCE, spread, type Row } from './measure.js';
import type { Host, Session } from './session.js';

const toy = CASES.find(({ name }) => name === 'toy')!;
const STEP = 200; // ms

/** A session that says of itself that it takes {@link STEP} a step, with 1, 2, 3 … as losses. */
const steady: Session = {
  prepare: () => Promise.resolve(STEP),
  losses: (count) => Promise.resolve(Array.from({ length: count }, (_, i) => i + 1)),
  time: (steps) => Promise.resolve(steps * STEP),
  close: () => Promise.resolve(),
};

const quietly = { chosen: () => true, log: () => {} };

/** Measures the reference engine and one more, for which `special` stands in. */
async function measure(special: Partial<Session>, rounds = 3): Promise<Row[]> {
  const host: Host = {
    engines: [REFERENCE, { engine: 'other', backend: 'cpu', threads: 2 }],
    open: ({ engine }: EngineName) =>
      Promise.resolve(engine === 'other' ? { ...steady, ...special } : steady),
  };
  return measureCase(toy, [host], { ...quietly, rounds, reference: host });
}

describe('measureCase', () => {
  it('gives each engine its row, in the order of the engines', async () => {
    const rows = await measure({ losses: () => Promise.resolve([1, 2.0001, 3]) });
    expect(rows.map(({ engine, threads }) => [engine, threads])).to.deep.equal([
      ['tfjs', 1],
      ['other', 2],
    ]);
    expect(rows[0]).to.deep.equal({
      ...{ case: 'toy', ...REFERENCE },
      ...{ stepsPerSecond: { min: 5, median: 5, max: 5 }, rounds: 3, firstStepMs: STEP, parity: 0 },
    });
    expect(rows[1]).to.have.property('parity').that.is.closeTo(5e-5, 1e-9);
  });

  it('gives an engine whose losses are wrong the reason, and no number', async () => {
    for (const losses of [
      [1, 2.01],
      [1, NaN],
    ]) {
      const [, row] = await measure({ losses: () => Promise.resolve(losses) });
      expect(row)
        .to.have.property('reason')
        .that.matches(/losses deviate/);
      expect(row).not.to.have.property('stepsPerSecond');
    }
  });

  it('holds engines to a reference that none of their hosts has', async () => {
    const opened: EngineName[] = [];
    const reference: Host = {
      engines: [],
      open: (name) => {
        opened.push(name);
        return Promise.resolve(steady);
      },
    };
    const wrong: Host = {
      engines: [{ engine: 'other', backend: 'cpu', threads: 1 }],
      open: () => Promise.resolve({ ...steady, losses: () => Promise.resolve([2, 1]) }),
    };
    const [row] = await measureCase(toy, [wrong], { ...quietly, rounds: 1, reference });
    expect(row).to.have.property('reason', 'its losses deviate by 1.0e+0');
    expect(opened).to.deep.equal([REFERENCE]);
  });

  it('closes an engine that fails in a round, and lets the others go on', async () => {
    let closed = 0;
    let runs = 0;
    const [first, second] = await measure({
      time: (steps) =>
        ++runs > 2 ? Promise.reject(new Error('device lost\n  at …')) : Promise.resolve(steps * STEP),
      close: async () => {
        closed++;
      },
    });
    expect(first).to.have.property('rounds', 3);
    expect(second).to.have.property('reason', 'device lost');
    expect(closed).to.equal(1);
  });

  it('takes single steps of a slow engine, and no more rounds than it has the time for', async () => {
    const asked: number[] = [];
    const [, row] = await measure({
      time: (steps) => {
        asked.push(steps);
        return Promise.resolve(steps * 20_000);
      },
    });
    expect(row).to.have.property('rounds', 2);
    expect(asked).to.deep.equal([1, 1, 1]);
  });
});

describe('deviation', () => {
  it('is the largest relative one, and NaN where a value is', () => {
    expect(deviation([1, -2.2], [1, -2, 3])).to.be.closeTo(0.1, 1e-12);
    expect(deviation([NaN, 2], [1, 2])).to.be.NaN;
  });
});

describe('spread', () => {
  it('finds the median of an odd and of an even number of values', () => {
    expect(spread([10, 1, 9])).to.deep.equal({ min: 1, median: 9, max: 10 });
    expect(spread([4, 1, 3, 2])).to.deep.equal({ min: 1, median: 2.5, max: 4 });
  });
});
