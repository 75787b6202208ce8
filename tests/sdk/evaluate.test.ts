import { expect } from 'chai';
import { createTrainer } from '../../src/sdk/create-trainer.js';
import type { Trainer } from '../../src/sdk/trainer.js';
import type { EvaluationCommand } from '../../src/shared/worker-api.js';
import { FakeWorker, never } from './fake-worker.js';
import { delay, errorOf } from './settling.js';

describe('Trainer.evaluate', () => {
  let fake: FakeWorker;
  let trainer: Trainer;
  let requests: EvaluationCommand[];

  beforeEach(async () => {
    fake = new FakeWorker();
    requests = [];
    fake.evaluate = (_, request) => {
      requests.push(request);
      return Promise.resolve({ step: 3, measured: [] });
    };
    trainer = await createTrainer({ workerFactory: fake.factory, patience: 400 });
  });
  afterEach(() => trainer.dispose());

  it('asks for what suits the data, of 2,000 examples and by the run’s seed, unless told otherwise', async () => {
    expect(await trainer.evaluate()).to.deep.equal({ step: 3, measured: [] });
    await trainer.evaluate({ metrics: ['modes'], count: 10, seed: 1 });
    expect(requests).to.deep.equal([
      { metrics: undefined, count: 2000, seed: undefined, every: undefined },
      { metrics: ['modes'], count: 10, seed: 1, every: undefined },
    ]);
  });

  it('refuses what is not allowed with a sentence that names it', async () => {
    for (const count of [1, 65_537, 2.5]) {
      const { name, message } = await errorOf(trainer.evaluate({ count }));
      expect({ name, message }).to.deep.equal({
        name: 'ConfigError',
        message: `count is ${count}; it must be a whole number from 2 to 65536.`,
      });
    }
    expect((await errorOf(trainer.evaluate({ seed: -1 }))).name).to.equal('ConfigError');
    expect(requests).to.be.empty;
  });

  it('tells the worker once its signal aborts, and rejects as the worker does', async () => {
    const running = new Map<number, (thrown: Error) => void>();
    fake.evaluate = (id) => new Promise((_, reject) => running.set(id, reject));
    fake.stopEvaluating = (id: number) => {
      running.get(id)!(Object.assign(new Error('It was stopped.'), { name: 'AbortError' }));
      return Promise.resolve();
    };
    const controller = new AbortController();
    const [stopped, other] = [trainer.evaluate({ signal: controller.signal }), trainer.evaluate()];
    await delay(20);
    controller.abort();
    expect((await errorOf(stopped)).name).to.equal('AbortError');
    expect(await Promise.race([other, delay(50)])).to.equal(undefined);
    const ended = errorOf(other);
    trainer.dispose();
    expect((await ended).name).to.equal('AbortError');
  });

  it('does not ask with a signal that has aborted, and no longer listens once it is done', async () => {
    expect((await errorOf(trainer.evaluate({ signal: AbortSignal.abort() }))).name).to.equal('AbortError');
    expect(requests).to.be.empty;
    const controller = new AbortController();
    await trainer.evaluate({ signal: controller.signal });
    controller.abort();
    await delay(20);
    expect(fake.callsOf('stopEvaluating')).to.equal(0);
  });

  it('rejects when the worker dies', async () => {
    fake.evaluate = never;
    const evaluating = errorOf(trainer.evaluate());
    fake.die();
    expect((await evaluating).name).to.equal('WorkerError');
  });
});
