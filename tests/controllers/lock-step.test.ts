import { expect } from 'chai';
import { LockStep, type Runner } from '../../src/controllers/lock-step.js';
import type { Progress } from '../../src/shared/progress.js';
import { until } from '../gan-trainer/inside.js';
import { progressAt } from '../sdk/fake-worker.js';

/** As if steps took this long. */
class FakeRunner implements Runner {
  taken = 0;
  resets = 0;
  error: Error | undefined;
  readonly commands: number[] = [];
  readonly #milliseconds: number;

  constructor(milliseconds: number) {
    this.#milliseconds = milliseconds;
  }

  async step(count: number): Promise<Progress> {
    this.commands.push(count);
    await new Promise((done) => setTimeout(done, count * this.#milliseconds));
    if (this.error) throw this.error;
    this.taken += count;
    return { ...progressAt(this.taken), stepsPerSecond: 1000 / this.#milliseconds };
  }

  reset(): Promise<void> {
    this.taken = 0;
    this.resets++;
    this.error = undefined;
    return Promise.resolve();
  }
}

describe('trainings in lock step', () => {
  let fast: FakeRunner;
  let slow: FakeRunner;
  let lockStep: LockStep;

  beforeEach(() => {
    fast = new FakeRunner(0.01);
    slow = new FakeRunner(2);
    lockStep = new LockStep([fast, slow], () => {});
  });
  afterEach(() => lockStep.pause());

  it('are never further apart than a slice, which is what the slower one takes in 50 ms', async () => {
    let apart = 0;
    const watching = setInterval(() => (apart = Math.max(apart, Math.abs(fast.taken - slow.taken))), 1);
    lockStep.play();
    await until(() => slow.taken > 60, 'they have taken several slices');
    clearInterval(watching);
    expect(apart).to.be.greaterThan(0);
    expect(apart).to.be.at.most(Math.round(50 / 2));
  });

  it('are at the same step once they pause', async () => {
    lockStep.play();
    await until(() => slow.taken > 10, 'they play');
    await lockStep.pause();
    expect(lockStep.playing).to.be.false;
    expect([fast.taken, slow.taken]).to.deep.equal([lockStep.step, lockStep.step]);
  });

  it('take as many steps as they are told, and pause', async () => {
    lockStep.play();
    await until(() => slow.taken > 0, 'they play');
    const advanced = lockStep.advance(7);
    await Promise.all([advanced, lockStep.advance(1)]);
    expect(lockStep.playing).to.be.false;
    expect(slow.taken).to.equal(fast.taken);
    expect(slow.commands.slice(-2)).to.deep.equal([7, 1]);
  });

  it('keep to a pace', async () => {
    lockStep.limit = 100;
    lockStep.play();
    await until(() => fast.commands.length > 4, 'they have taken several slices');
    // In PATIENCE, 100 ms, that is 10 steps.
    expect(Math.max(...fast.commands)).to.be.within(1, 10);
  });

  it('catch up where one was set back', async () => {
    await lockStep.advance(10);
    const step = fast.step.bind(fast);
    fast.step = async (count) => {
      await step(count);
      fast.taken = 4;
      fast.step = step;
      return progressAt(fast.taken);
    };
    await lockStep.advance(1);
    expect([fast.taken, slow.taken]).to.deep.equal([4, 11]);
    await lockStep.advance(1);
    expect([fast.taken, slow.taken]).to.deep.equal([12, 12]);
  });

  it('go on without one that fails, until they begin again', async () => {
    slow.error = new Error('It died.');
    await lockStep.advance(3);
    await lockStep.advance(4);
    expect(fast.taken).to.equal(7);
    expect(slow.commands).to.deep.equal([3]);
    await lockStep.reset();
    await lockStep.advance(2);
    expect([fast.taken, slow.taken, lockStep.step]).to.deep.equal([2, 2, 2]);
  });

  it('stop where all fail, and say so', async () => {
    fast.error = slow.error = new Error('It died.');
    lockStep.play();
    await until(() => !lockStep.playing, 'they stop');
    expect(lockStep.failed).to.be.true;
    const outcome = await lockStep.advance(1).catch((thrown: unknown) => String(thrown));
    expect(outcome).to.match(/reset\(\)/);
  });

  it('begin again together, and go on playing where they played', async () => {
    lockStep.play();
    await until(() => slow.taken > 0, 'they play');
    await lockStep.reset();
    expect([fast.resets, slow.resets]).to.deep.equal([1, 1]);
    expect(lockStep.playing).to.be.true;
  });

  it('do nothing to begin again at their beginning', async () => {
    await lockStep.reset();
    expect(fast.resets).to.equal(0);
  });
});
