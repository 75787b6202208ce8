import { expect } from 'chai';
import { createTrainer } from '../../src/sdk/create-trainer.js';
import type { Trainer } from '../../src/sdk/trainer.js';
import { FakeWorker, progressAt } from './fake-worker.js';
import { delay, errorOf } from './settling.js';

describe('progress', () => {
  let fake: FakeWorker;
  let trainer: Trainer;

  beforeEach(async () => {
    fake = new FakeWorker();
    trainer = await createTrainer({ workerFactory: fake.factory, patience: 400 });
  });
  afterEach(() => trainer.dispose());

  const DONE = { done: true, value: undefined };

  describe('is pulled', () => {
    it('asks nothing before the first next()', async () => {
      trainer.progress();
      await delay(50);
      expect(fake.callsOf('progress')).to.equal(0);
    });

    it('asks nothing while the reader is slow, who then gets the newest only', async () => {
      const steps: number[] = [];
      fake.arrive(progressAt(1));
      for await (const { step } of trainer.progress()) {
        steps.push(step);
        if (steps.length === 3) break;
        for (let later = 1; later <= 10; later++) fake.arrive(progressAt(step + later));
        await delay(20);
        expect(fake.callsOf('progress')).to.equal(steps.length);
      }
      expect(steps).to.deep.equal([1, 11, 21]);
    });

    it('waits for what differs from the progress before', async () => {
      const progress = trainer.progress();
      fake.arrive(progressAt(1));
      await progress.next();
      const next = progress.next();
      setTimeout(() => fake.arrive(progressAt(2)), 50);
      expect((await next).value).to.deep.equal(progressAt(2));
    });

    it('tells the same step again where a reset lies between', async () => {
      const progress = trainer.progress();
      fake.arrive(progressAt(1));
      await progress.next();
      await trainer.reset();
      fake.arrive(progressAt(1));
      expect((await progress.next()).value).to.deep.equal(progressAt(1));
    });

    it('serves several readers, each at its own pace', async () => {
      const fast = trainer.progress();
      const slow = trainer.progress();
      fake.arrive(progressAt(1));
      await fast.next();
      fake.arrive(progressAt(2));
      expect((await fast.next()).value).to.deep.equal(progressAt(2));
      expect((await slow.next()).value).to.deep.equal(progressAt(2));
    });

    it('answers several next() one after another', async () => {
      const progress = trainer.progress();
      const both = Promise.all([progress.next(), progress.next()]);
      fake.arrive(progressAt(1));
      setTimeout(() => fake.arrive(progressAt(2)), 50);
      const steps = (await both).map(({ value }) => (value as { step: number }).step);
      expect(steps).to.deep.equal([1, 2]);
    });
  });

  describe('is done', () => {
    it('after break, and asks nothing more', async () => {
      fake.arrive(progressAt(1));
      const progress = trainer.progress();
      for await (const { step } of progress) if (step === 1) break;
      fake.arrive(progressAt(2));
      expect(await progress.next()).to.deep.equal(DONE);
      expect(fake.callsOf('progress')).to.equal(1);
    });

    it('on dispose, also while it waits', async () => {
      const progress = trainer.progress();
      const next = progress.next();
      await delay(50);
      trainer.dispose();
      expect(await next).to.deep.equal(DONE);
      expect(await trainer.progress().next()).to.deep.equal(DONE);
    });

    it('when its signal aborts, also while it waits, and the trainer goes on', async () => {
      const aborter = new AbortController();
      const next = trainer.progress({ signal: aborter.signal }).next();
      await delay(50);
      aborter.abort(new Error('a reason of the reader’s'));
      expect(await next).to.deep.equal(DONE);
      await trainer.play();
      expect(trainer.state.kind).to.equal('running');
    });

    it('from the start where its signal has aborted', async () => {
      expect(await trainer.progress({ signal: AbortSignal.abort() }).next()).to.deep.equal(DONE);
      expect(fake.callsOf('progress')).to.equal(0);
    });

    it('when return() is called while it waits', async () => {
      const progress = trainer.progress();
      const next = progress.next();
      await delay(50);
      expect(await progress.return?.()).to.deep.equal(DONE);
      expect(await next).to.deep.equal(DONE);
    });
  });

  describe('throws', () => {
    it('when the run fails', async () => {
      const next = trainer.progress().next();
      await delay(50);
      fake.fail({ name: 'DivergenceError', message: 'NaN at step 3.' });
      const error = await errorOf(next, 1000);
      expect([error.name, error.message]).to.deep.equal(['DivergenceError', 'NaN at step 3.']);
    });

    it('when the worker dies', async () => {
      const next = trainer.progress().next();
      fake.die();
      expect((await errorOf(next, 3000)).name).to.equal('WorkerError');
    });
  });
});
