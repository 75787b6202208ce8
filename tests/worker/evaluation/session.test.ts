import { expect } from 'chai';
import { resolveConfig } from '../../../src/shared/config-schema.js';
import type { EvaluationRequest } from '../../../src/shared/metrics.js';
import { Session } from '../../../worker/session.js';
import { nameOf } from './name-of.js';

const REQUEST: EvaluationRequest = { metrics: undefined, count: 300, seed: 1 };

async function opened(): Promise<Session> {
  const session = new Session();
  await session.open({
    dataset: { kind: 'synthetic', name: 'ring' },
    config: resolveConfig(),
    backend: 'wasm',
  });
  return session;
}

describe('the nearest real examples', () => {
  it('are looked for while steps go on', async () => {
    const session = await opened();
    await session.play();
    const search = { isOver: false };
    const { data } = await session.sample({ count: 200, seed: 1 });
    const finding = session.nearest(data, 5).finally(() => (search.isOver = true));
    let version = 0;
    const seen: number[] = [];
    while (!search.isOver) {
      const report = await session.progress(version);
      version = report.version;
      seen.push(report.progress.step);
    }
    await session.pause();
    expect((await finding).shape).to.deep.equal([200, 5, 2]);
    expect(seen.at(-1)).to.be.above(seen[0]!);
  });
});

describe('an evaluation in a session', () => {
  it('lets steps go on, and is of the step at which it was asked for', async () => {
    const session = await opened();
    await session.step(10);
    const paused = await session.evaluate(1, REQUEST);
    expect(paused.step).to.equal(10);
    await session.play();
    const evaluating = session.evaluate(2, REQUEST);
    const seen: number[] = [];
    const evaluation = { isOver: false };
    const finished = evaluating.finally(() => (evaluation.isOver = true));
    let version = 0;
    while (!evaluation.isOver) {
      const report = await session.progress(version);
      version = report.version;
      seen.push(report.progress.step);
    }
    const { step, measured } = await finished;
    await session.pause();
    expect(measured).to.have.length(paused.measured.length);
    expect(seen.length).to.be.above(3);
    expect(seen.at(-1)).to.be.above(step + 100);
  });

  it('has the same numbers for the same step and seed', async () => {
    const [one, other] = await Promise.all([opened(), opened()]);
    await one.step(20);
    await other.step(20);
    expect(await one.evaluate(1, REQUEST)).to.deep.equal(await other.evaluate(1, REQUEST));
  });

  it('ends with an AbortError when it is stopped, and when the run is reset', async () => {
    const session = await opened();
    const [stopped, goesOn] = [1, 2].map((id) => nameOf(session.evaluate(id, REQUEST)));
    await session.stopEvaluating(1);
    expect(await stopped).to.equal('AbortError');
    await session.reset(resolveConfig());
    expect(await goesOn).to.equal('AbortError');
    expect((await session.evaluate(3, { ...REQUEST, metrics: ['modes'] })).step).to.equal(0);
    await session.stopEvaluating(3); // It is over, and nothing comes of this.
  });

  it('neither holds up other commands for ever nor has them take other steps', async () => {
    const session = await opened();
    void session.play();
    const first = session.evaluate(1, REQUEST);
    await session.pause();
    const { step } = await session.step(1);
    const second = session.evaluate(2, REQUEST);
    expect((await session.step(5)).step).to.equal(step + 5);
    expect((await first).step).to.be.at.most(step);
    expect((await second).step).to.be.within(step, step + 5);
  });

  it('is refused of a metric that does not suit the data', async () => {
    const session = await opened();
    expect(await nameOf(session.evaluate(1, { ...REQUEST, metrics: ['parzen'] }))).to.equal('ConfigError');
  });
});
