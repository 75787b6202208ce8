import { expect } from 'chai';
import { resolveConfig } from '../../../src/shared/config-schema.js';
import { Session } from '../../../worker/session.js';
import { memory } from '../../../worker/tf.js';
import { plain } from '../../support/plain.js';
import { namesOf } from './trial.js';

const MOVING = { optimizer: { learningRate: 0.02, beta1: 0.9 } };
const CONFIG = resolveConfig(plain({ generator: MOVING, discriminator: MOVING }));

async function opened(): Promise<Session> {
  const session = new Session();
  await session.open({ dataset: { kind: 'synthetic', name: 'ring' }, config: CONFIG, backend: 'wasm' });
  return session;
}

describe('a diagnosis in a session', () => {
  it('is told of what was seen while nobody asked', async function () {
    this.timeout(10_000);
    const session = await opened();
    expect(await session.diagnose()).to.be.empty;
    await session.step(3000);
    expect(namesOf(await session.diagnose())).to.include('cycling');
  });

  it('begins anew with a reset, and with a change of the config', async () => {
    const session = await opened();
    await session.step(3000);
    await session.configure({ ...CONFIG, k: 2 });
    expect(await session.diagnose()).to.be.empty;
    await session.reset(CONFIG);
    await session.step(100);
    expect(await session.diagnose()).to.be.empty;
  });

  it('ends with an AbortError where the run is reset meanwhile, and leaves the new run alone', async () => {
    const session = await opened();
    for (const steps of [0, 10]) {
      if (steps > 0) await session.step(steps);
      const diagnosing = session.diagnose().catch((thrown: unknown) => thrown);
      await session.reset(CONFIG);
      expect(await diagnosing).to.include({
        name: 'AbortError',
        message: 'The run was reset or restored before this was done.',
      });
      expect((await session.step(1)).step).to.equal(1);
    }
  });

  it('is to be had while steps are taken, and leaves no tensor behind', async () => {
    const session = await opened();
    await session.step(10);
    await session.diagnose();
    const { numTensors } = memory();
    await session.play();
    await session.diagnose();
    expect((await session.state(-1)).state.kind).to.equal('running');
    await session.pause();
    expect(memory().numTensors).to.equal(numTensors);
  });
});
