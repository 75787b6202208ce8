import { expect } from 'chai';
import { decodeCheckpoint, encodeCheckpoint } from '../../src/shared/checkpoint.js';
import type { ConfigInput } from '../../src/shared/config.js';
import { resolveConfig } from '../../src/shared/config-schema.js';
import type { Progress } from '../../src/shared/progress.js';
import type { OpenRequest } from '../../src/shared/worker-api.js';
import { Session } from '../../worker/session.js';
import { errorOf } from '../sdk/settling.js';
import { plain } from '../support/plain.js';

const SMALL = plain({
  batchSize: 4,
  generator: { network: { hidden: [5] } },
  discriminator: { network: { hidden: [6] } },
});

async function opened(config: ConfigInput = {}, request: Partial<OpenRequest> = {}): Promise<Session> {
  const session = new Session();
  await session.open({
    dataset: { kind: 'synthetic', name: 'ring' },
    config: resolveConfig({ ...SMALL, ...config }),
    backend: 'wasm',
    ...request,
  });
  return session;
}

const stateOf = async (session: Session): Promise<string> => (await session.state(-1)).state.kind;

const withoutPace = (progress: Progress): object => ({ ...progress, stepsPerSecond: undefined });

/** A checkpoint of 20 steps. */
async function saved(config: ConfigInput = {}): Promise<Blob> {
  const session = await opened(config);
  await session.step(20);
  return session.save();
}

describe('a session that restores a checkpoint', () => {
  it('goes on from its step as the run that was saved did', async () => {
    const first = await opened();
    await first.step(20);
    const file = await first.save();
    const expected = await first.step(5);
    const second = await opened();
    await second.restore(file);
    expect(await stateOf(second)).to.equal('paused');
    const { progress } = await second.progress(0);
    expect(progress).to.include({ step: 20, restored: true });
    const next = await second.step(5);
    expect(next.restored).to.equal(undefined);
    expect(withoutPace(next)).to.deep.equal(withoutPace(expected));
  });

  it('goes on with the same minibatch amid a step too', async () => {
    const session = await opened({ k: 3 });
    await session.step(3);
    await session.update('discriminator');
    const file = await session.save();
    const expected = await session.minibatch('discriminator');
    await session.update('discriminator');
    const { version } = await session.progress(0);
    await session.restore(file);
    expect((await session.progress(version)).progress).to.include({ step: 3, substep: 1, restored: true });
    expect(await session.minibatch('discriminator')).to.deep.equal(expected);
    await session.update('discriminator');
    expect((await session.progress(version)).progress.restored).to.equal(undefined);
  });

  it('shows the step to whoever asks for progress, also where it has been there before', async () => {
    const session = await opened();
    await session.step(20);
    const file = await session.save();
    const { version } = await session.progress(0);
    await session.restore(file);
    const report = await session.progress(version);
    expect(report.version).to.be.above(version);
    expect(report.progress).to.include({ step: 20, restored: true });
  });

  it('stays running where it ran, at its pace', async () => {
    const session = await opened();
    const file = await saved();
    await session.play(50);
    await session.restore(file);
    expect(await stateOf(session)).to.equal('running');
    await session.pause();
    expect((await session.step(1)).step).to.be.within(21, 60);
  });

  it('takes no more of the steps that were asked for before', async () => {
    const session = await opened();
    const file = await saved();
    const stepping = session.step(1_000_000);
    await session.progress(0);
    await session.restore(file);
    await stepping;
    expect(await stateOf(session)).to.equal('paused');
    expect((await session.step(1)).step).to.equal(21);
  });

  it('keeps what was changed live, in both directions', async () => {
    const session = await opened();
    await session.step(20);
    const file = await session.save();
    await session.configure(resolveConfig({ ...SMALL, k: 2 }));
    await session.restore(file);
    const other = await opened({ k: 2 });
    await other.restore(file);
    expect(withoutPace(await session.step(5))).to.deep.equal(withoutPace(await other.step(5)));
  });

  it('mends a run that has diverged', async () => {
    const hot = { optimizer: { kind: 'sgd', learningRate: 10, momentum: 0.99 } } as const;
    const linear = { ...hot, network: { hidden: [5], activation: 'linear' } } as const;
    const session = await opened({ generator: linear, discriminator: linear });
    const file = await session.save();
    expect((await errorOf(session.step(5000))).name).to.equal('DivergenceError');
    await session.restore(file);
    expect(await stateOf(session)).to.equal('paused');
    expect((await session.step(1)).step).to.equal(1);
  });

  it('has evaluations of a next step wait for that of the restored run, and ends the others', async () => {
    const session = await opened();
    const file = await saved();
    const request = { metrics: ['modes'], count: 50 } as const;
    const waiting = session.evaluate(0, { ...request, every: 30 });
    await session.step(25);
    await session.restore(file);
    await session.step(15);
    expect((await waiting).step).to.equal(30);
  });

  it('tells what is wrong by what was seen up to there', async () => {
    const session = await opened();
    await session.step(20);
    const file = await session.save();
    await session.step(600);
    await session.restore(file);
    expect(await session.diagnose()).to.deep.equal([]);
  });
});

describe('saving', () => {
  it('sees one step exactly, while training runs', async () => {
    const session = await opened();
    await session.play();
    await session.progress(0);
    const file = await session.save();
    expect(await stateOf(session)).to.equal('running');
    await session.pause();
    const { step, state } = await decodeCheckpoint(file);
    expect(state['step']).to.deep.equal(Int32Array.of(step));
    const other = await opened();
    await other.step(step);
    expect((await decodeCheckpoint(await other.save())).state).to.deep.equal(state);
  });

  it('leaves nothing behind, nor does restoring, a hundred times', async () => {
    const session = await opened();
    await session.step(2);
    await session.restore(await session.save());
    const before = await session.memory();
    for (let i = 0; i < 100; i++) await session.restore(await session.save());
    expect(await session.memory()).to.deep.equal(before);
  });
});

describe('a checkpoint that does not fit', () => {
  const refusal = async (file: Blob, session?: Session): Promise<string> => {
    const error = await errorOf((session ?? (await opened())).restore(file));
    return `${error.name}: ${error.message}`;
  };
  const REMEDY = 'Restore it in a trainer with the same config and the same data.';

  it('is refused where the config is another, by the first field that differs', async () => {
    expect(await refusal(await saved({ batchSize: 8 }))).to.equal(
      `ConfigError: The checkpoint is of another run: its batchSize is 8, and here it is 4. ${REMEDY}`,
    );
    expect(await refusal(await saved({ seed: 9 }))).to.contain('its seed is 9, and here it is 1.');
    const adam = { network: { hidden: [5] }, optimizer: { kind: 'sgd' } } as const;
    expect(await refusal(await saved({ generator: adam }))).to.contain(
      'its generator.optimizer.kind is "sgd", and here it is "adam".',
    );
  });

  it('is refused where the data are others', async () => {
    const moons = await opened({}, { dataset: { kind: 'synthetic', name: 'moons' } });
    expect(await refusal(await saved(), moons)).to.equal(
      `DataError: The checkpoint is of another run: its dataset.name is "ring", and here it is "moons". ${REMEDY}`,
    );
  });

  it('is refused where it is no checkpoint, of another format, or broken', async () => {
    const file = await saved();
    const bytes = new Uint8Array(await file.arrayBuffer());
    expect(await refusal(new Blob(['short']))).to.contain('DataError: The file is no checkpoint');
    expect(await refusal(new Blob([bytes.fill(0, 0, 4)]))).to.contain('DataError: The file is no checkpoint');
    const later = new Blob([file.slice(0, 4), Uint32Array.of(99), file.slice(8)]);
    expect(await refusal(later)).to.contain('DataError: The checkpoint has format 99, and this');
    const broken = `The checkpoint is broken: its ${file.size - 4} bytes are not what was saved.`;
    expect(await refusal(file.slice(0, -4))).to.contain(`DataError: ${broken}`);
    const garbled = new Blob([file.slice(0, 12), '!', file.slice(13)]);
    expect(await refusal(garbled)).to.contain('DataError: The checkpoint is broken');
  });

  it('is refused where it lacks a part of the state', async () => {
    const { state, ...rest } = await decodeCheckpoint(await saved());
    const file = encodeCheckpoint({ ...rest, state: { ...state, 'generator.theta': Float32Array.of(1) } });
    expect(await refusal(file)).to.match(
      /^DataError: .* it has 1 numbers of generator.theta, and there must/,
    );
  });

  it('leaves the run as it was, and running', async () => {
    const session = await opened();
    const file = await saved({ batchSize: 8 });
    await session.play();
    await refusal(file, session);
    expect(await stateOf(session)).to.equal('running');
    await session.pause();
  });
});
