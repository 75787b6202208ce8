import { expect } from 'chai';
import { createTrainer, datasets, type Trainer, type TrainerOptions } from 'gan-trainer';
import { sampleLatents } from '../../src/shared/latent.js';
import { workerHasAdapter } from '../tools/worker-has-adapter.js';
import { delay, errorOf } from './settling.js';

/** In the run without WebGPU there is no adapter; a software one is not taken unless it is asked for. */
const BACKEND = (await workerHasAdapter()) ? 'webgpu' : 'wasm';

/** Small enough for any backend. */
const SMALL = {
  batchSize: 16,
  generator: { network: { hidden: [8] } },
  discriminator: { network: { hidden: [8] } },
} as const;

describe(`a trainer with the real worker, on ${BACKEND},`, () => {
  const trainers: Trainer[] = [];
  async function create(options: TrainerOptions = {}): Promise<Trainer> {
    const trainer = await createTrainer({ config: SMALL, backend: BACKEND, ...options });
    trainers.push(trainer);
    return trainer;
  }
  afterEach(() => {
    for (const trainer of trainers.splice(0)) trainer.dispose();
  });

  describe('that was created', () => {
    it('is paused and knows its backend, its dataset and its networks', async () => {
      const trainer = await create();
      expect(trainer.state).to.deep.equal({ kind: 'paused' });
      expect(trainer.backend.name).to.equal(BACKEND);
      expect(trainer.backend.reason).not.to.equal('');
      expect(trainer.dataset.shape).to.deep.equal([2]);
      // Each layer has its weights and its biases: 2 → 8 → 2, and 2 → 8 → 1.
      expect(trainer.parameters).to.deep.equal({ generator: 24 + 18, discriminator: 24 + 9 });
    });

    it('has taken no step', async () => {
      const next = (await create()).progress().next();
      expect(await Promise.race([next, delay(200)])).to.equal(undefined);
    });
  });

  describe('steps', () => {
    it('are as many as were asked for, and leave it paused', async () => {
      const trainer = await create();
      const progress = await trainer.step(2);
      expect(progress.step).to.equal(2);
      expect(progress.scores.real).to.be.within(0, 1);
      expect(progress.scores.fake).to.be.within(0, 1);
      expect(Number.isFinite(progress.value)).to.equal(true);
      expect(trainer.state.kind).to.equal('paused');
      expect((await trainer.step()).step).to.equal(3);
    });

    it('change what the generator makes of the same latent points', async () => {
      const trainer = await create();
      const before = await trainer.sample(4, { seed: 1 });
      await trainer.step();
      expect((await trainer.sample(4, { seed: 1 })).data).not.to.deep.equal(before.data);
    });

    it('are made of updates of one player', async () => {
      const [stepped, updated] = await Promise.all([create(), create()]);
      const expected = await stepped.step();
      const { real, generated } = await updated.minibatch('discriminator');
      expect([real.shape, generated.shape]).to.deep.equal([
        [16, 2],
        [16, 2],
      ]);
      expect((await updated.update('discriminator')).step).to.equal(0);
      expect({ ...(await updated.update('generator')), stepsPerSecond: 0 }).to.deep.equal({
        ...expected,
        stepsPerSecond: 0,
      });
    });

    it('go on after play and end with pause', async () => {
      const trainer = await create();
      await trainer.play();
      expect(trainer.state.kind).to.equal('running');
      const steps: number[] = [];
      for await (const { step } of trainer.progress()) {
        steps.push(step);
        if (steps.length === 3) break;
      }
      expect(steps).to.deep.equal([...new Set(steps)].sort((a, b) => a - b));
      await trainer.pause();
      expect(trainer.state.kind).to.equal('paused');
    });
  });

  describe('examples', () => {
    it('have the shape of the data, and are the same for the same seed only', async () => {
      const trainer = await create({ seed: 3 });
      const sample = await trainer.sample(5);
      expect(sample.shape).to.deep.equal([5, 2]);
      expect(sample.data).to.have.length(10);
      expect(await trainer.sample(5, { seed: 3 })).to.deep.equal(sample);
      expect((await trainer.sample(5, { seed: 4 })).data).not.to.deep.equal(sample.data);
    });

    it('are made from latent points as sample makes them from those of its seed', async () => {
      const trainer = await create({ config: { ...SMALL, average: 0.9 } });
      await trainer.step(3);
      const latents = sampleLatents(trainer.config.latent, 8, 5);
      expect(await trainer.generate(latents)).to.deep.equal(await trainer.sample(5, { seed: 8 }));
    });

    it('come with the forces on them, of both players’ present step', async () => {
      const trainer = await create();
      const before = await trainer.forces(5);
      expect(before.examples).to.deep.equal((await trainer.sample(5)).data);
      await trainer.step();
      const after = await trainer.forces(5);
      expect(after.forces).to.have.length(10);
      expect(after.forces).not.to.deep.equal(before.forces);
    });

    it('have their nearest among those that are trained on', async () => {
      const data = Uint8Array.from({ length: 40 }, (_, i) => 6 * i);
      const dataset = datasets.fromArray(data, { shape: [2, 2, 1] });
      const trainer = await create({ dataset, config: { ...SMALL, heldOut: 0.5 } });
      const heldOut = Uint8Array.of(216, 222, 228, 234); // The last, 120 above the last that is trained on.
      const { examples, shape, distances } = await trainer.nearest(heldOut, { count: 2 });
      expect(shape).to.deep.equal([1, 2, 2, 2, 1]);
      expect([...examples]).to.deep.equal([96, 102, 108, 114, 72, 78, 84, 90]);
      expect(distances[0]).to.be.closeTo((2 * 120) / 255, 1e-5); // Of four pixels.
    });

    it('of the dataset are in its own range, and judged as probabilities', async () => {
      const data = Uint8Array.from({ length: 40 }, (_, i) => 6 * i);
      const trainer = await create({ dataset: datasets.fromArray(data, { shape: [2, 2, 1] }) });
      const real = await trainer.real(7);
      expect(real.shape).to.deep.equal([7, 2, 2, 1]);
      for (const value of real.data) expect(value % 6).to.equal(0);
      const verdicts = await trainer.discriminate(real);
      expect(verdicts).to.have.length(7);
      for (const verdict of verdicts) expect(verdict).to.be.within(0, 1);
    });
  });

  describe('a change of the config', () => {
    it('is taken over while training runs where it is a live one', async () => {
      const trainer = await create({ config: { ...SMALL, average: 0 } }); // The average of G would follow it still.
      await trainer.play();
      await trainer.configure({ objective: 'minimax', k: 2, generator: { optimizer: { learningRate: 0 } } });
      expect([trainer.config.objective, trainer.config.k]).to.deep.equal(['minimax', 2]);
      await trainer.pause();
      const before = await trainer.sample(4);
      await trainer.step(2);
      expect(await trainer.sample(4), 'a generator with learning rate 0').to.deep.equal(before);
    });

    it('that needs a reset says so', async () => {
      const trainer = await create();
      const error = await errorOf(trainer.configure({ latent: { size: 3 } }));
      expect(error.name).to.equal('ConfigError');
      expect(error.message).to.match(/^latent\.size cannot change.*reset/);
    });

    it('that needs a reset is made by one', async () => {
      const trainer = await create();
      await trainer.step(2);
      await trainer.reset({ config: { latent: { size: 3 } } });
      expect(trainer.config.latent.size).to.equal(3);
      expect(trainer.parameters.generator).to.equal(32 + 18);
      expect((await trainer.step()).step).to.equal(1);
    });
  });

  describe('one seed', () => {
    const run = async (trainer: Trainer) => [await trainer.step(2), await trainer.sample(4)] as const;

    it('gives one run, whether by a new trainer or by a reset', async () => {
      const [first, second] = [await create({ seed: 9 }), await create({ seed: 9 })];
      const [progress, sample] = await run(first);
      const again = await run(second);
      expect(again[0].losses).to.deep.equal(progress.losses);
      expect(again[1]).to.deep.equal(sample);
      await first.reset();
      expect((await run(first))[1]).to.deep.equal(sample);
    });

    it('gives another run than another seed', async () => {
      const trainer = await create({ seed: 9 });
      const [{ losses }] = await run(trainer);
      await trainer.reset({ seed: 10 });
      expect(trainer.config.seed).to.equal(10);
      expect((await run(trainer))[0].losses).not.to.deep.equal(losses);
    });

    it('gives one evaluation at one step, on a schedule or not, and a schedule goes on over a reset', async () => {
      const [playing, stepping] = [await create({ seed: 9 }), await create({ seed: 9 })];
      const evaluations = playing.evaluations({ every: 4, count: 100 });
      const first = evaluations.next();
      await playing.play();
      await stepping.step(4);
      expect((await first).value).to.deep.equal(await stepping.evaluate({ count: 100 }));
      await playing.pause();
      await playing.reset({ seed: 10 });
      const second = evaluations.next();
      await Promise.all([playing.step(6), stepping.reset({ seed: 10 })]);
      await stepping.step(4);
      expect((await second).value).to.deep.equal(await stepping.evaluate({ count: 100 }));
    });

    it('tells the first step after a reset to a reader who knew a first step', async () => {
      const trainer = await create();
      const progress = trainer.progress();
      await trainer.step();
      expect((await progress.next()).value).to.have.property('step', 1);
      await trainer.reset({ seed: 10 });
      await trainer.step();
      expect((await progress.next()).value).to.have.property('step', 1);
    });
  });

  describe('a checkpoint', () => {
    it('goes on in another trainer as the run did that it was saved of', async () => {
      const [first, second] = [await create(), await create()];
      await first.step(20);
      const checkpoint = await first.save();
      await second.restore(checkpoint);
      expect(second.state.kind).to.equal('paused');
      expect((await second.progress().next()).value).to.include({ step: 20, restored: true });
      const [expected, next] = [await first.step(30), await second.step(30)];
      expect(next.step).to.equal(50);
      expect(next.losses).to.deep.equal(expected.losses);
      expect(await second.sample(8)).to.deep.equal(await first.sample(8));
    });

    it('of another config is refused by the field, and the run goes on', async () => {
      const checkpoint = await (await create()).save();
      const other = await create({ config: { ...SMALL, batchSize: 8 } });
      await other.play();
      const error = await errorOf(other.restore(checkpoint));
      expect(error.name).to.equal('ConfigError');
      expect(error.message).to.contain('its batchSize is 16, and here it is 8');
      expect(other.state.kind).to.equal('running');
    });
  });

  describe('failure', () => {
    it('by divergence is a state with its error, and reset leaves it', async () => {
      const trainer = await create({ config: { ...SMALL, objective: 'minimax' } });
      const error = await errorOf(diverge(trainer));
      expect(error.name).to.equal('DivergenceError');
      expect(trainer.state).to.have.nested.property('error.name', 'DivergenceError');
      await trainer.reset();
      expect(trainer.state.kind).to.equal('paused');
    });

    it('by a worker terminated from outside is told within ten seconds, whatever is pending', async () => {
      let worker: Worker | undefined;
      const workerFactory = () => (worker = new Worker('/dist/worker.js', { type: 'module' }));
      const trainer = await create({ workerFactory });
      await trainer.play();
      const pending = [trainer.step(60_000), trainer.sample(65_536), consume(trainer)];
      worker?.terminate();
      for (const error of await Promise.all(pending.map((promise) => errorOf(promise, 10_000)))) {
        expect(error.name).to.equal('WorkerError');
      }
      expect(trainer.state.kind).to.equal('failed');
    });

    it('by a dataset that cannot be fetched is a DataError that names the file', async () => {
      const error = await errorOf(create({ dataset: datasets.fromIdx('/no-such-images') }));
      expect(error.name).to.equal('DataError');
      expect(error.message).to.contain('/no-such-images');
    });
  });

  it('is a classic script as well as a module', async () => {
    const trainer = await create({ workerFactory: () => new Worker('/dist/worker.js') });
    expect((await trainer.step()).step).to.equal(1);
  });

  it('several of them train on one page', async () => {
    const [a, b] = await Promise.all([create({ seed: 1 }), create({ seed: 2 })]);
    const [one, two] = await Promise.all([a.step(), b.step()]);
    expect(one.losses).not.to.deep.equal(two.losses);
  });
});

/** Trains with a learning rate that no training survives. */
async function diverge(trainer: Trainer): Promise<void> {
  const optimizer = { kind: 'sgd', learningRate: 10, momentum: 0.99 } as const;
  await trainer.reset({ config: { generator: { optimizer }, discriminator: { optimizer } } });
  await trainer.play();
  await consume(trainer);
}

async function consume(trainer: Trainer): Promise<void> {
  for await (const progress of trainer.progress()) expect(progress.step).to.be.greaterThan(0);
}
