import { expect } from 'chai';
import { assertLive, patchConfig, resolveConfig } from '../../../src/shared/config-schema.js';
import type { ConfigInput } from '../../../src/shared/config.js';
import { explosion } from '../../../worker/diagnosis/explosion.js';
import { Session } from '../../../worker/session.js';
import { signalsOf } from './signals.js';
import { plain } from '../../support/plain.js';
import { after, namesOf } from './trial.js';

/** Nothing holds D's slope, and gradient descent is as quick as that lets it be. */
const EXPLOSIVE: ConfigInput = {
  objective: 'wasserstein',
  generator: { optimizer: { kind: 'sgd', learningRate: 0.1 } },
  discriminator: { optimizer: { kind: 'sgd', learningRate: 0.1 } },
};

/** Signals with one gradient norm at step 900 and another everywhere else. */
const peak = (usual: number, norm: number) =>
  signalsOf({
    entries: (step) => ({ gradients: { discriminator: step === 900 ? norm : usual, generator: 0 } }),
  });

describe('an explosion', () => {
  it('is told of a run that has failed by it, whose error says what helps', async () => {
    const session = new Session();
    await session.open({
      dataset: { kind: 'synthetic', name: 'ring' },
      config: resolveConfig(plain(EXPLOSIVE)),
      backend: 'wasm',
    });
    const error = await session.step(500).catch((thrown: unknown) => thrown as Error);
    const [diagnosis, ...others] = await session.diagnose();
    expect(namesOf([diagnosis!, ...others])).to.deep.equal(['explosion']);
    expect(diagnosis!.remedy.live, 'a reset').to.equal(false);
    expect(error).to.have.property('name', 'DivergenceError');
    expect(error).to.have.property('message').that.contains(diagnosis!.remedy.sentence);
    await session.reset(patchConfig(resolveConfig(plain(EXPLOSIVE)), diagnosis!.remedy.patch));
    await session.step(500);
    expect(namesOf(await session.diagnose()), 'cured').to.not.include('explosion');
  });

  it('is none where gradients stay as they are', async () => {
    const rates = { optimizer: { kind: 'sgd', learningRate: 0.01 } } as const;
    const calm = { ...EXPLOSIVE, generator: rates, discriminator: rates, penalties: { r1: 1, r2: 1 } };
    expect(namesOf(await after(500, 'ring', plain(calm)))).to.not.include('explosion');
  });

  it('is a norm of a hundred times the usual one, and of a hundred at least', () => {
    expect(explosion(peak(2, 201))?.evidence).to.deep.equal([
      { label: 'largest gradient norm', value: 201, limit: 200 },
    ]);
    expect(explosion(peak(2, 200))).to.equal(undefined);
    expect(explosion(peak(0.1, 99))).to.equal(undefined);
    expect(explosion(peak(0.1, 101))?.name).to.equal('explosion');
    expect(explosion(peak(1, NaN))?.evidence[0]!.value).to.equal(Infinity);
    expect(explosion(peak(1, Infinity))?.remedy.live).to.equal(false);
  });

  it('is over once the config was changed after it', () => {
    expect(explosion({ ...peak(1, 1000), since: 700 })?.name).to.equal('explosion');
    expect(explosion({ ...peak(1, 1000), since: 900 })).to.equal(undefined);
  });

  it('has a live remedy as long as everything is finite', () => {
    const signals = peak(1, 1000);
    const { patch, live } = explosion(signals)!.remedy;
    expect(live).to.equal(true);
    const next = patchConfig(signals.config, patch);
    assertLive(signals.config, next);
    expect(next.generator.optimizer.learningRate).to.be.closeTo(0.0003, 1e-9);
    expect(next.penalties).to.include({ r1: 0.1, r2: 0.1 });
  });

  it('is not cured by more of a penalty that is too large', () => {
    const { config } = signalsOf({ patch: { penalties: { r1: 5000 } } });
    const { patch } = explosion({ ...peak(1, 1000), config })!.remedy;
    expect(patchConfig(config, patch).penalties.r1).to.equal(1);
  });
});
