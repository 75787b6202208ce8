import { expect } from 'chai';
import { resolveConfig } from '../../../src/shared/config-schema.js';
import type { Evaluation } from '../../../src/shared/metrics.js';
import type { EvaluationCommand } from '../../../src/shared/worker-api.js';
import { Session } from '../../../worker/session.js';
import { nameOf } from './name-of.js';

const CONFIG = resolveConfig({ preset: 'moons' });
const COMMAND: EvaluationCommand = { metrics: ['slicedWasserstein'], count: 300, every: 100 };
const NOW: EvaluationCommand = { ...COMMAND, every: undefined };

async function opened(config = CONFIG): Promise<Session> {
  const session = new Session();
  await session.open({ dataset: { kind: 'synthetic', name: 'moons' }, config, backend: 'wasm' });
  return session;
}

describe('an evaluation on a schedule', () => {
  it('is of a multiple, with the numbers that a run has which stops there', async () => {
    const [playing, stepping] = await Promise.all([opened(), opened()]);
    const evaluating = playing.evaluate(1, COMMAND);
    await playing.play();
    const first = await evaluating;
    const later = await playing.evaluate(2, COMMAND);
    await playing.pause();
    expect(first.step).to.equal(100);
    expect(later.step % 100).to.equal(0);
    await stepping.step(100);
    expect(await stepping.evaluate(1, NOW)).to.deep.equal(first);
    await stepping.step(later.step - 100);
    expect(await stepping.evaluate(2, NOW)).to.deep.equal(later);
  });

  it('does not hold up others while it waits, nor steps while it is measured', async () => {
    const session = await opened();
    const scheduled = session.evaluate(1, { metrics: undefined, count: 1000, every: 100 });
    expect((await session.evaluate(2, NOW)).step).to.equal(0);
    await session.step(200);
    const { isOver } = await Promise.race([
      scheduled.then(() => ({ isOver: true })),
      session.step(1).then(() => ({ isOver: false })),
    ]);
    expect(isOver).to.equal(false);
    expect((await scheduled).step).to.equal(100);
  });

  describe('over a reset', () => {
    const OTHER = { ...CONFIG, seed: 9 };

    /** What it comes to in a run that has taken no other steps. */
    async function expected(step: number): Promise<Evaluation> {
      const session = await opened(OTHER);
      await session.step(step);
      return session.evaluate(1, NOW);
    }

    it('goes on with the new run and its seed where its step has not come', async () => {
      const session = await opened();
      const evaluating = session.evaluate(1, COMMAND);
      await session.step(60);
      await session.reset(OTHER);
      await session.step(60);
      await session.step(60);
      expect(await evaluating).to.deep.equal(await expected(100));
    });

    it('does so where it was being measured', async () => {
      const session = await opened();
      const evaluating = session.evaluate(1, COMMAND);
      await session.step(100);
      await session.reset(OTHER);
      await session.step(100);
      expect(await evaluating).to.deep.equal(await expected(100));
    });

    it('does so while it plays', async () => {
      const session = await opened();
      const evaluating = session.evaluate(1, { ...COMMAND, every: 5000 });
      await session.play();
      await session.progress(0);
      await session.reset(OTHER);
      const evaluation = await evaluating;
      await session.pause();
      expect(evaluation).to.deep.equal(await expected(5000));
    });
  });

  it('ends with an AbortError when it is stopped, whether its step has come or not', async () => {
    const session = await opened();
    const waiting = nameOf(session.evaluate(1, COMMAND));
    await session.stopEvaluating(1);
    expect(await waiting).to.equal('AbortError');
    await session.step(200);
    expect((await session.step(1)).step).to.equal(201);
  });

  it('ends with what the run fails by', async () => {
    const session = new Session();
    const hot = { optimizer: { kind: 'sgd', learningRate: 10, momentum: 0.99 } } as const;
    const linear = { ...hot, network: { activation: 'linear' } } as const;
    const config = resolveConfig({ preset: 'moons', generator: linear, discriminator: linear });
    await session.open({ dataset: { kind: 'synthetic', name: 'moons' }, config, backend: 'wasm' });
    const evaluating = nameOf(session.evaluate(1, { ...COMMAND, every: 60_000 }));
    await nameOf(session.step(5000));
    expect(await evaluating).to.equal('DivergenceError');
    expect(await nameOf(session.evaluate(2, COMMAND))).to.equal('DivergenceError');
  });

  it('is refused at once of a metric that does not suit the data', async () => {
    const session = await opened();
    expect(await nameOf(session.evaluate(1, { ...COMMAND, metrics: ['parzen'] }))).to.equal('ConfigError');
  });
});
