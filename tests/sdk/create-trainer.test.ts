import { expect } from 'chai';
import { resolveConfig } from '../../src/shared/config-schema.js';
import type { DatasetSource } from '../../src/shared/dataset.js';
import { createTrainer, type TrainerOptions } from '../../src/sdk/create-trainer.js';
import { FakeWorker, never, OPENED } from './fake-worker.js';
import { delay, errorOf } from './settling.js';

describe('createTrainer', () => {
  let fake: FakeWorker;
  const create = (options: TrainerOptions = {}) =>
    createTrainer({ workerFactory: fake.factory, patience: 400, ...options });

  beforeEach(() => {
    fake = new FakeWorker();
  });
  afterEach(() => fake.die());

  describe('what it resolves with', () => {
    it('is a trainer that is ready to play, as the worker opened it', async () => {
      const trainer = await create({ config: { preset: 'grid', k: 3 } });
      expect(trainer.state).to.deep.equal({ kind: 'paused' });
      expect(trainer.config).to.deep.equal(resolveConfig({ preset: 'grid', k: 3 }));
      expect(trainer.backend).to.deep.equal(OPENED.backend);
      expect(trainer.dataset).to.deep.equal(OPENED.dataset);
      expect(trainer.parameters).to.deep.equal(OPENED.parameters);
    });

    it('trains on what the preset is meant for, on any backend, where nothing else is said', async () => {
      await create();
      expect(fake.requested?.dataset).to.deep.equal({ kind: 'synthetic', name: 'ring' });
      expect(fake.requested?.backend).to.equal('auto');
    });

    it('asks for glyphs where the preset is meant for them', async () => {
      await create({ config: { preset: 'glyphs' } });
      expect(fake.requested?.dataset).to.deep.equal({ kind: 'glyphs' });
    });

    it('prefers the dataset it was given, and the seed over the config’s', async () => {
      const trainer = await create({
        dataset: { kind: 'synthetic', name: 'moons' },
        config: { seed: 2 },
        seed: 3,
        backend: 'cpu',
      });
      expect(trainer.config.seed).to.equal(3);
      expect(fake.requested).to.deep.equal({
        dataset: { kind: 'synthetic', name: 'moons' },
        config: resolveConfig({ seed: 3 }),
        backend: 'cpu',
      });
    });
  });

  describe('arguments that are not allowed', () => {
    const refused: [string, TrainerOptions, RegExp][] = [
      ['a field that there is not', { config: { batchsize: 3 } as object }, /no field batchsize/],
      ['a value out of range', { config: { k: 0 } }, /^k is 0; it must be a whole number from 1/],
      [
        'a preset that there is not',
        { config: { preset: 'rign' } },
        /^preset is "rign"; it must be one of ring, grid/,
      ],
      ['a preset without a dataset', { config: { preset: 'mnist-mlp' } }, /^dataset is missing.*mnist-mlp/],
      ['a seed', { seed: -1 }, /^seed is -1; it must be a whole number from 0/],
      ['a backend', { backend: 'gpu' as 'webgpu' }, /^backend is gpu; it must be one of auto, webgpu/],
      ['no patience', { patience: 0 }, /^patience is 0/],
      [
        'an option that there is not',
        { datasets: 'moons' } as object,
        /^options has no field datasets\. There are: .*, dataset, config, seed, backend\.$/,
      ],
      ['a preset beside the config', { preset: 'moons' } as object, /^options has no field preset/],
    ];
    for (const [name, options, message] of refused) {
      it(`are refused before a worker is started: ${name}`, async () => {
        let started = false;
        const workerFactory = () => {
          started = true;
          return fake.factory();
        };
        const error = await errorOf(create({ workerFactory, ...options }));
        expect(error.name).to.equal('ConfigError');
        expect(error.message).to.match(message);
        expect(started).to.equal(false);
      });
    }
  });

  describe('a worker that cannot open', () => {
    it('has its error told by name and message, and is terminated', async () => {
      fake.open = () => Promise.reject(Object.assign(new Error('a.idx is cut.'), { name: 'DataError' }));
      const error = await errorOf(create());
      expect(error.name).to.equal('DataError');
      expect(error.message).to.equal('a.idx is cut.');
      expect(fake.terminations).to.equal(1);
    });

    it('is given up when it dies while loading', async () => {
      fake.open = never;
      const created = create();
      setTimeout(() => fake.die(), 100);
      const error = await errorOf(created, 3000);
      expect(error.name).to.equal('WorkerError');
      expect(error.message).to.match(/nothing was heard of it for 400 ms/);
    });

    it('is given up within ten seconds where it dies before its first answer', async () => {
      const created = create({ patience: undefined });
      fake.die();
      const error = await errorOf(created, 10_000);
      expect(error.name).to.equal('WorkerError');
      expect(error.message).to.match(/did not answer within 8000 ms/);
    });

    it('may take longer than the patience as long as it answers', async () => {
      const opened = fake.open.bind(fake);
      fake.open = async (request) => {
        await delay(1200);
        return opened(request);
      };
      const trainer = await create();
      expect(trainer.state.kind).to.equal('paused');
    });
  });

  describe('the dataset’s buffers', () => {
    const points = (): DatasetSource & { kind: 'array' } => ({
      kind: 'array',
      name: 'points',
      data: new Float32Array([1, 2, 3, 4]),
      count: 2,
      shape: [2],
      labels: new Uint8Array([0, 1]),
    });

    it('are moved to the worker, not copied', async () => {
      const dataset = points();
      await create({ dataset });
      expect(dataset.data.byteLength).to.equal(0);
      expect(dataset.labels?.byteLength).to.equal(0);
      expect(fake.requested?.dataset).to.deep.equal(points());
    });

    it('stay here where the worker does not answer', async () => {
      const dataset = points();
      fake.ping = never;
      await errorOf(create({ dataset }));
      expect(dataset.data).to.deep.equal(points().data);
    });
  });

  describe('its signal', () => {
    it('starts no worker where it has aborted', async () => {
      const error = await errorOf(create({ signal: AbortSignal.abort() }));
      expect(error.name).to.equal('AbortError');
      expect(fake.calls).to.deep.equal([]);
    });

    it('ends the loading and the worker', async () => {
      fake.open = never;
      const aborter = new AbortController();
      const created = create({ signal: aborter.signal });
      setTimeout(() => aborter.abort(new Error('a reason of the host’s')), 50);
      const error = await errorOf(created, 1000);
      expect(error.name).to.equal('AbortError');
      expect(fake.terminations).to.equal(1);
    });

    it('disposes of the trainer later', async () => {
      const aborter = new AbortController();
      const trainer = await create({ signal: aborter.signal });
      fake.step = never;
      const step = trainer.step();
      aborter.abort();
      expect(trainer.state).to.deep.equal({ kind: 'idle' });
      expect((await errorOf(step, 1000)).name).to.equal('AbortError');
      expect(fake.terminations).to.equal(1);
    });

    it('no longer matters once the trainer is disposed of', async () => {
      const aborter = new AbortController();
      const trainer = await create({ signal: aborter.signal });
      trainer.dispose();
      aborter.abort();
      expect((await errorOf(trainer.step())).message).to.match(/disposed of/);
      expect(fake.terminations).to.equal(1);
    });
  });
});
