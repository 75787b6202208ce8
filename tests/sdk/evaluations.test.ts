import { expect } from 'chai';
import { createTrainer } from '../../src/sdk/create-trainer.js';
import type { Trainer } from '../../src/sdk/trainer.js';
import type { Evaluation } from '../../src/shared/metrics.js';
import type { EvaluationCommand } from '../../src/shared/worker-api.js';
import { FakeWorker, never } from './fake-worker.js';
import { delay, errorOf } from './settling.js';

describe('Trainer.evaluations', () => {
  let fake: FakeWorker;
  let trainer: Trainer;

  beforeEach(async () => {
    fake = new FakeWorker();
    trainer = await createTrainer({ workerFactory: fake.factory, patience: 400 });
  });
  afterEach(() => trainer.dispose());

  const DONE = { done: true, value: undefined };

  /** Has evaluations wait for a step that does not come, until they are stopped. */
  const hold = (): void => {
    const running = new Map<number, (thrown: Error) => void>();
    fake.evaluate = (id) => new Promise((_, reject) => running.set(id, reject));
    fake.stopEvaluating = (id) => {
      fake.stopped.push(id);
      running.get(id)!(Object.assign(new Error('It was stopped.'), { name: 'AbortError' }));
      return Promise.resolve();
    };
  };

  describe('are pulled', () => {
    it('one for each turn, and none is asked for in between', async () => {
      const steps: number[] = [];
      for await (const { step } of trainer.evaluations({ every: 1000 })) {
        steps.push(step);
        if (steps.length === 3) break;
        await delay(20);
        expect(fake.callsOf('evaluate')).to.equal(steps.length);
      }
      expect(steps).to.deep.equal([1000, 2000, 3000]);
    });

    it('with what evaluate takes', async () => {
      const commands: EvaluationCommand[] = [];
      fake.evaluate = (_, command) => {
        commands.push(command);
        return Promise.resolve<Evaluation>({ step: 50, measured: [] });
      };
      await trainer.evaluations({ every: 50 }).next();
      await trainer.evaluations({ every: 65_536, metrics: ['modes'], count: 10, seed: 1 }).next();
      expect(commands).to.deep.equal([
        { metrics: undefined, count: 2000, seed: undefined, every: 50 },
        { metrics: ['modes'], count: 10, seed: 1, every: 65_536 },
      ]);
    });

    it('by several readers, each for itself', async () => {
      hold();
      const [one, other] = [trainer.evaluations({ every: 10 }), trainer.evaluations({ every: 20 })];
      const [stopped, goesOn] = [one.next(), other.next()];
      await delay(20);
      await one.return?.();
      expect(await stopped).to.deep.equal(DONE);
      expect(await Promise.race([goesOn, delay(50)])).to.equal(undefined);
    });
  });

  describe('are done', () => {
    it('on dispose, also while one is waited for', async () => {
      hold();
      const evaluations = trainer.evaluations({ every: 1000 });
      const next = evaluations.next();
      await delay(20);
      trainer.dispose();
      expect(await next).to.deep.equal(DONE);
      expect(await evaluations.next()).to.deep.equal(DONE);
    });

    it('when the signal aborts, of which the worker is told, and the trainer goes on', async () => {
      hold();
      const aborter = new AbortController();
      const next = trainer.evaluations({ every: 1000, signal: aborter.signal }).next();
      await delay(20);
      aborter.abort(new Error('a reason of the reader’s'));
      expect(await next).to.deep.equal(DONE);
      await trainer.play();
      expect(trainer.state.kind).to.equal('running');
      expect(fake.stopped).to.deep.equal([0]);
    });

    it('from the start where the signal has aborted', async () => {
      const evaluations = trainer.evaluations({ every: 1000, signal: AbortSignal.abort() });
      expect(await evaluations.next()).to.deep.equal(DONE);
      expect(fake.callsOf('evaluate')).to.equal(0);
    });
  });

  describe('throw', () => {
    it('where every, count or seed is not allowed', async () => {
      for (const every of [0, 1.5, 65_537, NaN])
        expect(await errorOf(trainer.evaluations({ every }).next())).to.include({
          name: 'ConfigError',
          message: `every is ${every}; it must be a whole number from 1 to 65536.`,
        });
      expect(await errorOf(trainer.evaluations({ every: 1, count: 1 }).next())).to.include({
        name: 'ConfigError',
      });
      expect(await errorOf(trainer.evaluations({ every: 1, seed: -1 }).next())).to.include({
        name: 'ConfigError',
      });
      expect(fake.callsOf('evaluate')).to.equal(0);
    });

    it('when the run fails', async () => {
      fake.evaluate = () => Promise.reject(Object.assign(new Error('NaN'), { name: 'DivergenceError' }));
      const evaluations = trainer.evaluations({ every: 1000 });
      expect((await errorOf(evaluations.next())).name).to.equal('DivergenceError');
      expect(await evaluations.next()).to.deep.equal(DONE);
    });

    it('when the worker dies', async () => {
      fake.evaluate = never;
      const next = trainer.evaluations({ every: 1000 }).next();
      fake.die();
      expect((await errorOf(next, 3000)).name).to.equal('WorkerError');
    });
  });
});
