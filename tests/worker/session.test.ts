import { expect } from 'chai';
import * as fc from 'fast-check';
import { patchConfig, resolveConfig } from '../../src/shared/config-schema.js';
import type { GanError } from '../../src/shared/errors.js';
import type { OpenRequest } from '../../src/shared/worker-api.js';
import { deviceError } from '../../worker/backend/device-error.js';
import { findBackends } from '../../worker/backend/find.js';
import { Session } from '../../worker/session.js';
import { PLAIN } from '../support/plain.js';

const REQUEST: OpenRequest = {
  dataset: { kind: 'synthetic', name: 'ring' },
  config: resolveConfig(PLAIN),
  backend: 'cpu',
};

async function opened(request = REQUEST): Promise<Session> {
  const session = new Session();
  await session.open(request);
  return session;
}

const stateOf = async (session: Session): Promise<string> => (await session.state(-1)).state.kind;

async function refusal(promise: Promise<unknown>): Promise<Error> {
  try {
    await promise;
  } catch (thrown) {
    return thrown as Error;
  }
  throw new Error('nothing was refused');
}

describe('the run’s states', () => {
  it('go from idle over loading to paused', async () => {
    const session = new Session();
    expect(await session.state(-1)).to.deep.equal({ version: 0, state: { kind: 'idle' } });
    const opening = session.open(REQUEST);
    expect(await stateOf(session)).to.equal('loading');
    const reply = await opening;
    expect(await stateOf(session)).to.equal('paused');
    expect(reply.dataset).to.include({ name: 'ring', count: 65_536, dtype: 'float32' });
    expect(reply.backend.name).to.equal('cpu');
    expect(reply.parameters).to.deep.equal({ generator: 1218, discriminator: 1185 });
  });

  it('go to running and back, and no step is taken while paused', async () => {
    const session = await opened();
    await session.play();
    expect(await stateOf(session)).to.equal('running');
    const { step } = (await session.progress(0)).progress;
    await session.pause();
    expect(await stateOf(session)).to.equal('paused');
    const stopped = await session.step(1);
    expect(stopped.step).to.be.above(step);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect((await session.step(1)).step).to.equal(stopped.step + 1);
  });

  it('are told to whoever asks for a version they have not seen', async () => {
    const session = await opened();
    const { version } = await session.state(-1);
    const next = session.state(version);
    await session.play();
    expect((await next).state.kind).to.equal('running');
    await session.pause();
  });

  it('end in failed with the name of what went wrong', async () => {
    const session = new Session();
    const error = await refusal(
      session.open({ ...REQUEST, dataset: { kind: 'idx', images: new ArrayBuffer(3), labels: undefined } }),
    );
    expect(error.name).to.equal('DataError');
    const { state } = await session.state(-1);
    expect(state).to.deep.equal({ kind: 'failed', error: { name: 'DataError', message: error.message } });
  });
});

describe('a device that is lost', () => {
  it('ends the run with what was lost and what to do, and no reset builds on it', async () => {
    let lose!: (error: GanError) => void;
    const lost = new Promise<GanError>((resolve) => (lose = resolve));
    const session = new Session(async (choice) => {
      const found = await findBackends(choice);
      return found.map((one) => ({ ...one, backend: { ...one.backend, lost } }));
    });
    await session.open(REQUEST);
    await session.play();
    const { version } = await session.state(-1);
    lose(deviceError('The GPU is gone.'));
    const { state } = await session.state(version);
    const message = 'The GPU is gone. Make a new trainer, perhaps on another backend.';
    expect(state).to.deep.equal({ kind: 'failed', error: { name: 'BackendError', message } });
    for (const command of [session.step(1), session.reset(REQUEST.config), session.progress(0)])
      expect(await refusal(command)).to.include({ name: 'BackendError', message });
  });
});

describe('steps', () => {
  it('are taken exactly as many as were asked for', async () => {
    const session = await opened();
    expect((await session.step(1)).step).to.equal(1);
    expect((await session.step(7)).step).to.equal(8);
  });

  it('that pause cuts short report where they got to', async () => {
    const session = await opened();
    const stepping = session.step(1_000_000);
    await session.progress(0);
    await session.pause();
    expect((await stepping).step).to.be.within(1, 999_999);
  });

  it('leave no tensor behind', async () => {
    const session = await opened();
    const before = (await session.memory()).numTensors;
    await session.step(1000);
    await session.sample({ count: 10, seed: 1 });
    await session.discriminate(Float32Array.of(0, 1, 2, 3));
    expect((await session.memory()).numTensors).to.equal(before);
  });

  it('that diverge end the run with the step’s number', async () => {
    const hot = { optimizer: { kind: 'sgd', learningRate: 10, momentum: 0.99 } } as const;
    const config = patchConfig(resolveConfig(PLAIN), {
      generator: { ...hot, network: { activation: 'linear' } },
      discriminator: { ...hot, network: { activation: 'linear' } },
    });
    const session = await opened({ ...REQUEST, config });
    const error = await refusal(session.step(5000));
    expect(error.name).to.equal('DivergenceError');
    expect(error.message)
      .to.match(/at step \d+/)
      .and.to.contain('smaller learning rates');
    expect(await stateOf(session)).to.equal('failed');
    await session.reset(resolveConfig(PLAIN));
    expect((await session.step(1)).step).to.equal(1);
  });
});

describe('updates of one player', () => {
  const k = 2;
  const request = { ...REQUEST, config: patchConfig(REQUEST.config, { k }) };
  const meanOf = (values: Float32Array): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;

  it('are a step, k of D and one of G, and the step goes by G’s', async () => {
    const [stepped, updated] = await Promise.all([opened(request), opened(request)]);
    const expected = await stepped.step(1);
    for (let i = 0; i < k; i++) expect((await updated.update('discriminator')).step).to.equal(0);
    expect({ ...(await updated.update('generator')), stepsPerSecond: 0 }).to.deep.equal({
      ...expected,
      stepsPerSecond: 0,
    });
    expect(await updated.sample({ count: 5, seed: 1 })).to.deep.equal(
      await stepped.sample({ count: 5, seed: 1 }),
    );
  });

  it('end playing, and tell who follows the progress', async () => {
    const session = await opened();
    await session.play();
    await session.update('generator');
    expect(await stateOf(session)).to.equal('paused');
    const { version, progress } = await session.progress(0);
    await session.update('discriminator');
    const next = await session.progress(version);
    expect(next.progress.step).to.equal(progress.step);
    expect(next.progress.scores).to.not.deep.equal(progress.scores);
  });

  it('of D alone leave what is generated as it is, and more than there are streams go on', async () => {
    const session = await opened();
    const before = await session.sample({ count: 5, seed: 1 });
    for (let i = 0; i < 130; i++) await session.update('discriminator');
    expect(await session.sample({ count: 5, seed: 1 })).to.deep.equal(before);
    expect((await session.step(1)).step).to.equal(1);
  });

  it('are begun again by a step, on the minibatch of the first', async () => {
    const still = patchConfig(REQUEST.config, { discriminator: { optimizer: { learningRate: 0 } } });
    const [session, fresh] = await Promise.all([1, 2].map(() => opened({ ...REQUEST, config: still })));
    await session!.update('discriminator');
    expect({ ...(await session!.step(1)), stepsPerSecond: 0 }).to.deep.equal({
      ...(await fresh!.step(1)),
      stepsPerSecond: 0,
    });
  });

  it('are made of the minibatch that was asked for before', async () => {
    const session = await opened(request);
    await session.step(3);
    for (let substep = 0; substep < k; substep++) {
      const { latents, generated, real } = await session.minibatch('discriminator');
      expect(latents.shape).to.deep.equal([request.config.batchSize, request.config.latent.size]);
      const [onReal, onGenerated] = await Promise.all(
        [real, generated].map(({ data }) => session.discriminate(data)),
      );
      const { scores } = await session.update('discriminator');
      expect(meanOf(onReal!)).to.be.closeTo(scores.real, 1e-6);
      expect(meanOf(onGenerated!)).to.be.closeTo(scores.fake, 1e-6);
    }
    const { generated } = await session.minibatch('generator');
    const loss = meanOf((await session.discriminate(generated.data)).map((D) => -Math.log(D)));
    expect((await session.update('generator')).losses.generator).to.be.closeTo(loss, 1e-5);
  });

  it('have G(z) by θ_g itself, not by its running average', async () => {
    const session = await opened({ ...REQUEST, config: patchConfig(REQUEST.config, { average: 0.999 }) });
    await session.step(50);
    const { generated } = await session.minibatch('discriminator');
    const onGenerated = await session.discriminate(generated.data);
    const { scores } = await session.update('discriminator');
    expect(meanOf(onGenerated)).to.be.closeTo(scores.fake, 1e-6);
  });
});

describe('commands that overtake each other', () => {
  /** The kinds of command, as a page may give them without waiting. */
  const COMMANDS = {
    play: (session: Session) => session.play(),
    pause: (session: Session) => session.pause(),
    step: (session: Session) => session.step(3),
    reset: (session: Session) => session.reset(resolveConfig(PLAIN)),
    update: (session: Session) => session.update('generator'),
    sample: (session: Session) => session.sample({ count: 2, seed: 1 }),
  };

  it('pause, then play: both settle, and it plays', async () => {
    const session = await opened();
    await session.play();
    await Promise.all([session.pause(), session.play()]);
    expect(await stateOf(session)).to.equal('running');
    await session.pause();
  });

  it('step, then play: the step is reported once it is reached, and it plays on', async () => {
    const session = await opened();
    const stepping = session.step(10);
    await session.play();
    expect((await stepping).step).to.be.at.least(10);
    expect(await stateOf(session)).to.equal('running');
    await session.pause();
  });

  it('step while playing: it stops after so many more', async () => {
    const session = await opened();
    await session.play();
    const { step } = (await session.progress(0)).progress;
    expect((await session.step(2)).step).to.be.above(step);
    expect(await stateOf(session)).to.equal('paused');
  });

  it('steps add up', async () => {
    const session = await opened();
    const [, second] = await Promise.all([session.step(5), session.step(5)]);
    expect(second.step).to.equal(10);
  });

  it('resets follow one another', async () => {
    const session = await opened();
    await session.play();
    await Promise.all([
      session.reset(resolveConfig({ ...PLAIN, seed: 2 })),
      session.reset(resolveConfig({ ...PLAIN, seed: 3 })),
    ]);
    expect(await stateOf(session)).to.equal('running');
    await session.pause();
  });

  it('in any order all settle, and leave a run that can be paused and stepped', async function () {
    this.timeout(60_000);
    const names = Object.keys(COMMANDS) as (keyof typeof COMMANDS)[];
    const script = fc.array(
      fc.record({ name: fc.constantFrom(...names), wait: fc.integer({ min: -9, max: 9 }) }),
      {
        maxLength: 12,
      },
    );
    await fc.assert(
      fc.asyncProperty(script, async (commands) => {
        const session = await opened();
        const given: Promise<unknown>[] = [];
        for (const { name, wait } of commands) {
          given.push(COMMANDS[name](session));
          if (wait >= 0) await new Promise((resolve) => setTimeout(resolve, wait));
        }
        given.push(session.pause());
        await Promise.all(given);
        await session.pause();
        expect(await stateOf(session)).to.equal('paused');
        const { step } = await session.step(1);
        expect((await session.step(1)).step).to.equal(step + 1);
      }),
      { seed: 1, numRuns: 25 },
    );
  });
});

describe('what is asked of a run that is reset meanwhile', () => {
  for (const backend of ['cpu', 'wasm'] as const) {
    it(`is refused as that, on ${backend}, or answered`, async () => {
      const session = await opened({ ...REQUEST, backend });
      const questions = {
        sample: () => session.sample({ count: 3, seed: 1 }),
        generate: () => session.generate(new Float32Array(REQUEST.config.latent.size)),
        forces: () => session.forces({ count: 3, seed: 1 }),
        discriminate: () => session.discriminate(Float32Array.of(0, 1)),
        minibatch: () => session.minibatch('discriminator'),
        nearest: () => session.nearest(Float32Array.of(0, 1), 2),
        save: () => session.save(),
      };
      const answers = Promise.allSettled(Object.values(questions).map((ask) => ask()));
      await session.reset({ ...REQUEST.config, heldOut: 0.5 });
      const refused = (await answers).filter((answer) => answer.status === 'rejected');
      if (backend === 'wasm') expect(refused).to.have.length.of.at.least(5);
      for (const { reason } of refused) {
        expect(reason).to.have.property('message', 'The run was reset or restored before this was done.');
      }
      for (const ask of Object.values(questions)) await ask();
    });
  }
});

describe('a reset that cannot be done', () => {
  it('fails the run by name, leaves no tensor, and another reset mends it', async () => {
    const session = await opened();
    const { numTensors } = await session.memory();
    const config = resolveConfig(PLAIN);
    const network = { ...config.discriminator.network, hidden: [2 ** 26] };
    const error = await refusal(
      session.reset({ ...config, discriminator: { ...config.discriminator, network } }),
    );
    expect(error.name).to.equal('ConfigError');
    expect(error.message).to.contain('discriminator.network makes').and.to.contain('at most 67108864');
    expect(await stateOf(session)).to.equal('failed');
    await session.reset(config);
    expect((await session.memory()).numTensors).to.equal(numTensors);
    expect((await session.step(1)).step).to.equal(1);
  });
});

describe('seeds', () => {
  const numbers = async (session: Session): Promise<unknown> => {
    const { step, losses, scores, value } = await session.step(20);
    return { step, losses, scores, value, data: [...(await session.sample({ count: 5, seed: 9 })).data] };
  };

  it('give the same run in another session and after a reset', async () => {
    const session = await opened();
    const first = await numbers(session);
    await session.reset(resolveConfig(PLAIN));
    expect(await numbers(session)).to.deep.equal(first);
    expect(await numbers(await opened())).to.deep.equal(first);
  });

  it('give another run where they differ, on the same data', async () => {
    const session = await opened();
    const first = await numbers(session);
    const data = await session.real({ count: 3, seed: 1 });
    await session.reset(resolveConfig({ ...PLAIN, seed: 2 }));
    expect(await numbers(session)).to.not.deep.equal(first);
    expect(await session.real({ count: 3, seed: 1 })).to.deep.equal(data);
  });
});

describe('a running training', () => {
  it('keeps to the pace that it is to play at, over a reset too, and steps at its own', async () => {
    const session = await opened({ ...REQUEST, backend: 'wasm' });
    await session.play(100);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await session.reset(REQUEST.config);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await session.pause();
    expect((await session.step(1)).step).to.be.within(20, 120);
    const began = performance.now();
    await session.step(1000);
    expect(performance.now() - began).to.be.below(5000);
  });

  it('answers within 50 ms at the median, and takes over what may change live', async () => {
    const session = await opened();
    await session.play();
    await session.configure(patchConfig(resolveConfig(PLAIN), { k: 2, objective: 'minimax' }));
    const waits: number[] = [];
    for (let i = 0; i < 11; i++) {
      const asked = performance.now();
      await new Promise((resolve) => setTimeout(resolve));
      await session.discriminate(Float32Array.of(0, 0));
      waits.push(performance.now() - asked);
    }
    await session.pause();
    expect(waits.sort((a, b) => a - b)[5]).to.be.below(50);
    expect((await session.step(1)).losses.generator).to.be.below(0); // minimax: −E softplus
  });

  it('gives each reader only frames it has not seen, and stays running over a reset', async () => {
    const session = await opened();
    await session.play();
    const seen: number[] = [];
    for (let i = 0, version = 0; i < 5; i++) seen.push((version = (await session.progress(version)).version));
    expect(new Set(seen).size).to.equal(5);
    await session.reset(resolveConfig({ ...PLAIN, seed: 3 }));
    expect(await stateOf(session)).to.equal('running');
    await session.pause();
  });
});
