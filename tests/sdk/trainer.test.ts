import { expect } from 'chai';
import { GanError, type GanErrorName } from '../../src/shared/errors.js';
import type { RunState } from '../../src/shared/run-state.js';
import { createTrainer } from '../../src/sdk/create-trainer.js';
import type { Trainer } from '../../src/sdk/trainer.js';
import { FakeWorker, never, OPENED, progressAt } from './fake-worker.js';
import { delay, errorOf } from './settling.js';

describe('Trainer', () => {
  let fake: FakeWorker;
  let trainer: Trainer;

  beforeEach(async () => {
    fake = new FakeWorker();
    trainer = await createTrainer({ workerFactory: fake.factory, patience: 400, seed: 5 });
  });
  afterEach(() => trainer.dispose());

  const statesSeen = (): RunState['kind'][] => {
    const seen: RunState['kind'][] = [];
    trainer.addEventListener('statechange', ({ state }) => seen.push(state.kind));
    return seen;
  };

  describe('state', () => {
    it('is what a command led to once the command has resolved', async () => {
      await trainer.play();
      expect(trainer.state.kind).to.equal('running');
      await trainer.pause();
      expect(trainer.state.kind).to.equal('paused');
    });

    it('is announced once for each change, whether by a command or by the worker itself', async () => {
      const seen = statesSeen();
      await trainer.play();
      fake.fail({ name: 'DivergenceError', message: 'NaN at step 3.' });
      await delay(50);
      expect(seen).to.deep.equal(['running', 'failed']);
      expect(trainer.state).to.deep.equal({
        kind: 'failed',
        error: { name: 'DivergenceError', message: 'NaN at step 3.' },
      });
    });

    it('is asked for once, and not again before it changes', async () => {
      await delay(50);
      const before = fake.callsOf('state');
      await delay(200);
      expect(fake.callsOf('state')).to.equal(before);
    });
  });

  describe('commands', () => {
    it('step takes one step where no number is given, and resolves with its progress', async () => {
      expect(await trainer.step()).to.deep.equal(progressAt(1));
      expect(await trainer.step(7)).to.deep.equal(progressAt(7));
    });

    it('update has one player make one update, and resolves with its progress', async () => {
      expect(await trainer.update('discriminator')).to.deep.equal({ ...progressAt(0), substep: 1 });
      expect(await trainer.update('generator')).to.deep.equal(progressAt(1));
      expect(trainer.state.kind).to.equal('paused');
    });

    const names: GanErrorName[] = [
      'ConfigError',
      'DataError',
      'BackendError',
      'WorkerError',
      'DivergenceError',
      'AbortError',
      'Error',
    ];
    for (const name of names) {
      it(`keep the name and the message of a ${name} from the worker, and go on`, async () => {
        fake.sample = () => Promise.reject(Object.assign(new Error('what happened'), { name }));
        const error = await errorOf(trainer.sample(1));
        expect(error).to.be.instanceOf(GanError);
        expect([error.name, error.message]).to.deep.equal([name, 'what happened']);
        await trainer.play();
        expect(trainer.state.kind).to.equal('running');
      });
    }

    it('may limit the pace, by a number above 0', async () => {
      await trainer.play({ stepsPerSecond: 30 });
      expect(fake.limit).to.equal(30);
      await trainer.play();
      expect(fake.limit).to.equal(undefined);
      expect(await errorOf(trainer.play({ stepsPerSecond: 0 }))).to.include({
        name: 'ConfigError',
        message: 'stepsPerSecond is 0; it must be a number above 0.',
      });
    });

    it('take an error of a name that is not ours for a defect', async () => {
      fake.play = () => Promise.reject(new TypeError('x is not a function'));
      const error = await errorOf(trainer.play());
      expect([error.name, error.message]).to.deep.equal(['Error', 'x is not a function']);
    });
  });

  describe('options that there are not', () => {
    const calls: readonly [string, () => unknown, string][] = [
      ['play', () => trainer.play({ pace: 30 } as object), 'pace'],
      ['reset', () => trainer.reset({ k: 2 } as object), 'k'],
      ['sample', () => trainer.sample(1, { sed: 2 } as object), 'sed'],
      ['forces', () => trainer.forces(1, { sed: 2 } as object), 'sed'],
      ['real', () => trainer.real(1, { sed: 2 } as object), 'sed'],
      ['nearest', () => trainer.nearest(new Float32Array(2), { n: 2 } as object), 'n'],
      ['evaluate', () => trainer.evaluate({ metric: 'modes' } as object), 'metric'],
      ['evaluations', () => trainer.evaluations({ every: 1, metric: 'modes' } as never), 'metric'],
      ['progress', () => trainer.progress({ abort: 1 } as object), 'abort'],
    ];
    for (const [method, call, name] of calls) {
      it(`are refused by ${method}, with those that there are`, async () => {
        const error = await errorOf((async () => call())());
        expect(error).to.be.instanceOf(GanError).and.to.include({ name: 'ConfigError' });
        expect(error.message).to.match(new RegExp(`^options has no field ${name}\\. There are: `));
      });
    }

    it('are refused where they are no object', async () => {
      expect(await errorOf(trainer.reset(8 as never))).to.include({
        name: 'ConfigError',
        message: 'options is 8; it must be an object.',
      });
    });
  });

  describe('examples', () => {
    it('are generated with the run’s seed where none is given', async () => {
      expect(await trainer.sample(2)).to.deep.equal({ data: new Float32Array(4).fill(5), shape: [2, 2] });
      expect((await trainer.sample(1, { seed: 9 })).data[0]).to.equal(9);
    });

    it('are generated from latent points of the caller’s own', async () => {
      const latents = new Float32Array([1, 2, 3, 4]);
      expect((await trainer.generate(latents)).shape).to.deep.equal([2, 2]);
      expect(latents, 'still the caller’s own').to.have.length(4);
    });

    it('are generated with the forces on them, with the run’s seed where none is given', async () => {
      const { shape, forces } = await trainer.forces(3);
      expect(shape).to.deep.equal([3, 2]);
      expect(forces[0]).to.equal(5);
      expect((await trainer.forces(1, { seed: 9 })).examples[0]).to.equal(9);
    });

    it('are real with the run’s seed where none is given', async () => {
      expect((await trainer.real(3)).shape).to.deep.equal([3, 2]);
      expect((await trainer.real(1)).data[0]).to.equal(5);
      expect((await trainer.real(1, { seed: 9 })).data[0]).to.equal(9);
    });

    it('are judged whether they come as floats, as bytes or as a sample', async () => {
      const floats = new Float32Array([1, 2, 3, 4]);
      expect(await trainer.discriminate(floats)).to.deep.equal(new Float32Array([1, 3]));
      expect(floats, 'still the caller’s own').to.have.length(4);
      expect(await trainer.discriminate(new Uint8Array([7, 0]))).to.deep.equal(new Float32Array([7]));
      expect(await trainer.discriminate(await trainer.sample(2))).to.deep.equal(new Float32Array([5, 5]));
    });
  });

  describe('the nearest examples', () => {
    it('are five of each example, or as many as are asked for', async () => {
      const example = new Float32Array([1, 2]);
      expect((await trainer.nearest(example)).shape).to.deep.equal([1, 5, 2]);
      expect((await trainer.nearest(example, { count: 3 })).distances).to.have.length(3);
      expect(example, 'still the caller’s own').to.have.length(2);
    });
  });

  describe('arguments that are not allowed', () => {
    const refused: [string, () => Promise<unknown>, RegExp][] = [
      [
        'no player',
        () => trainer.update('both' as 'generator'),
        /^player is "?both"?; it must be one of discriminator, generator/,
      ],
      ['no player’s', () => trainer.minibatch('both' as 'generator'), /^player is/],
      ['no steps', () => trainer.step(0), /^count is 0; it must be a whole number from 1 to 65536/],
      ['half a sample', () => trainer.sample(0.5), /^count is 0.5/],
      ['too many samples', () => trainer.sample(65_537), /^count is 65537/],
      ['forces on no example', () => trainer.forces(0), /^count is 0/],
      ['real examples without a number', () => trainer.real(NaN), /^count is NaN/],
      ['a seed below 0', () => trainer.sample(1, { seed: -1 }), /^seed is -1/],
      ['a seed beyond 32 bits', () => trainer.real(1, { seed: 2 ** 32 }), /^seed is 4294967296/],
      [
        'one and a half examples',
        () => trainer.discriminate(new Float32Array(3)),
        /^data.length is 3; it must be a multiple of 2/,
      ],
      [
        'one and a half latent points',
        () => trainer.generate(new Float32Array(3)),
        /^latents.length is 3; it must be a multiple of 2, the size of one latent point/,
      ],
      [
        'latent points in a list of lists',
        () => trainer.generate([[0, 1]] as unknown as Float32Array),
        /^latents is Array; it must be a Float32Array/,
      ],
      [
        'a latent point that is nowhere',
        () => trainer.generate(Float32Array.of(0, -Infinity)),
        /^latents\[1\] is -Infinity; it must be a finite number/,
      ],
      ['no latent point', () => trainer.generate(new Float32Array()), /^latents.length is 0/],
      ['nearest of half an example', () => trainer.nearest(new Float32Array(1)), /^data.length is 1/],
      ['no nearest examples', () => trainer.nearest(new Float32Array(2), { count: 0 }), /^count is 0/],
      [
        'a plain list',
        () => trainer.discriminate([0, 0] as never),
        /^data is Array; it must be a Float32Array, a Uint8Array, or examples as sample\(\) gives them\.$/,
      ],
      ['nothing to judge', () => trainer.discriminate(undefined as never), /^data is undefined/],
      ['nearest of null', () => trainer.nearest(null as never), /^data is Null/],
      ['no example', () => trainer.discriminate(new Float32Array()), /^data.length is 0/],
      ['a reset to a seed', () => trainer.reset({ seed: 1.5 }), /^seed is 1.5/],
      ['a reset to a config', () => trainer.reset({ config: { k: -1 } }), /^k is -1/],
      ['a value out of range', () => trainer.configure({ k: 101 }), /^k is 101/],
    ];
    for (const [name, call, message] of refused) {
      it(`are refused by name without asking the worker: ${name}`, async () => {
        const asked = () => fake.calls.filter((name) => name !== 'ping' && name !== 'state').length;
        const before = asked();
        const error = await errorOf(call());
        expect(error.name).to.equal('ConfigError');
        expect(error.message).to.match(message);
        expect(asked()).to.equal(before);
      });
    }
  });

  describe('configure', () => {
    it('hands the worker the whole config with the change in it', async () => {
      await trainer.configure({ generator: { optimizer: { learningRate: 0.5 } } });
      expect(trainer.config.generator.optimizer.learningRate).to.equal(0.5);
      expect(trainer.config.seed).to.equal(5);
    });

    it('refuses what needs a reset, and says so', async () => {
      const error = await errorOf(trainer.configure({ batchSize: 3 }));
      expect(error.name).to.equal('ConfigError');
      expect(error.message).to.match(/^batchSize cannot change while a run goes on; use reset/);
      expect(fake.callsOf('configure')).to.equal(0);
    });

    it('keeps both of two changes that were not waited for', async () => {
      await Promise.all([trainer.configure({ k: 4 }), trainer.configure({ objective: 'minimax' })]);
      expect([trainer.config.k, trainer.config.objective]).to.deep.equal([4, 'minimax']);
    });

    it('changes nothing where the worker refuses, and takes the next change', async () => {
      fake.configure = () => Promise.reject(new Error('no'));
      await errorOf(trainer.configure({ k: 4 }));
      expect(trainer.config.k).to.equal(1);
      fake.configure = () => Promise.resolve();
      await trainer.configure({ k: 2 });
      expect(trainer.config.k).to.equal(2);
    });
  });

  describe('checkpoints', () => {
    it('are files that are given back', async () => {
      fake.arrive(progressAt(7));
      const checkpoint = await trainer.save();
      expect(checkpoint).to.be.instanceOf(Blob);
      fake.arrive(progressAt(9));
      await trainer.restore(checkpoint);
      expect((await trainer.progress().next()).value).to.include({ step: 7, restored: true });
    });

    it('are nothing else', async () => {
      const error = await errorOf(trainer.restore('yesterday' as unknown as Blob));
      expect(error).to.include({
        name: 'ConfigError',
        message: 'checkpoint is yesterday; it must be a Blob made by save().',
      });
    });

    it('are restored after the changes that were asked for before', async () => {
      const checkpoint = await trainer.save();
      fake.calls.length = 0;
      await Promise.all([trainer.reset({ seed: 2 }), trainer.restore(checkpoint)]);
      expect(fake.calls.filter((call) => call !== 'state')).to.deep.equal(['reset', 'restore']);
    });
  });

  describe('reset', () => {
    it('keeps the config and its seed where nothing is said', async () => {
      const before = trainer.config;
      await trainer.reset();
      expect(trainer.config).to.deep.equal(before);
    });

    it('takes a seed before the config’s, and any other field', async () => {
      await trainer.reset({ seed: 8, config: { seed: 7, batchSize: 3 } });
      expect([trainer.config.seed, trainer.config.batchSize]).to.deep.equal([8, 3]);
      await trainer.reset({ config: { seed: 7 } });
      expect([trainer.config.seed, trainer.config.batchSize]).to.deep.equal([7, 3]);
    });

    it('tells what the new networks are', async () => {
      const parameters = { generator: 30, discriminator: 40 };
      fake.reset = () => Promise.resolve({ ...OPENED, parameters });
      await trainer.reset({ config: { latent: { size: 3 } } });
      expect(trainer.parameters).to.deep.equal(parameters);
    });

    it('changes nothing before the worker has accepted it', async () => {
      fake.reset = () => Promise.reject(Object.assign(new Error('too large'), { name: 'BackendError' }));
      const error = await errorOf(trainer.reset({ seed: 8 }));
      expect(error.name).to.equal('BackendError');
      expect(trainer.config.seed).to.equal(5);
    });
  });

  describe('a worker that dies', () => {
    it('rejects everything pending, whatever it is, and fails the run', async () => {
      fake.step = never;
      fake.sample = never;
      fake.reset = never;
      const seen = statesSeen();
      const pending = [
        trainer.step(),
        trainer.sample(1),
        trainer.reset(),
        trainer.configure({ k: 2 }), // Waits for the reset.
        trainer.progress().next(),
      ];
      setTimeout(() => fake.die(), 100);
      const errors = await Promise.all(pending.map((promise) => errorOf(promise, 3000)));
      for (const error of errors) expect(error.name).to.equal('WorkerError');
      expect(trainer.state.kind).to.equal('failed');
      expect(seen).to.deep.equal(['failed']);
    });

    it('is noticed where nothing is asked of it', async () => {
      const failed = new Promise((resolve) => trainer.addEventListener('statechange', resolve));
      fake.die();
      await Promise.race([failed, delay(3000)]);
      expect(trainer.state).to.have.nested.property('error.name', 'WorkerError');
    });

    it('leaves a trainer that rejects with the same error, and can be disposed of', async () => {
      fake.die();
      const error = await errorOf(trainer.step());
      expect(await errorOf(trainer.play(), 100)).to.equal(error);
      expect(await errorOf(trainer.progress().next(), 100)).to.equal(error);
      trainer.dispose();
      expect(trainer.state.kind).to.equal('idle');
    });

    it('replaces the error of a run that had failed before', async () => {
      fake.fail({ name: 'DivergenceError', message: 'NaN at step 3.' });
      fake.die();
      await errorOf(trainer.step());
      expect(trainer.state).to.have.nested.property('error.name', 'WorkerError');
    });

    it('by a message that cannot be read is told apart', async () => {
      fake.factory().dispatchEvent(new MessageEvent('messageerror'));
      expect((await errorOf(trainer.step(), 100)).message).to.match(/message of the worker cannot be read/);
    });
  });

  describe('dispose', () => {
    it('rejects everything pending at once and leaves nothing running', async () => {
      fake.step = never;
      const seen = statesSeen();
      const pending = [trainer.step(), trainer.sample(1), trainer.configure({ k: 2 })];
      trainer.dispose();
      expect(trainer.state).to.deep.equal({ kind: 'idle' });
      for (const promise of pending) expect((await errorOf(promise, 100)).name).to.equal('AbortError');
      expect(fake.terminations).to.equal(1);
      expect(seen).to.deep.equal(['idle']);
    });

    it('may be repeated', () => {
      const seen = statesSeen();
      trainer.dispose();
      trainer.dispose();
      expect(fake.terminations).to.equal(1);
      expect(seen).to.deep.equal(['idle']);
    });

    it('is final: what the worker had still said does not count', async () => {
      const play = trainer.play();
      trainer.dispose();
      await errorOf(play);
      await delay(50);
      expect(trainer.state.kind).to.equal('idle');
      expect((await errorOf(trainer.play(), 100)).name).to.equal('AbortError');
    });
  });

  it('memory tells what the worker counts', async () => {
    expect(await trainer.memory()).to.deep.equal({ numTensors: 1, numBytes: 4 });
  });
});
