import { expect } from 'chai';
import { patchConfig } from '../../../src/shared/config-schema.js';
import type { ConfigInput } from '../../../src/shared/config.js';
import { cycling } from '../../../worker/diagnosis/cycling.js';
import { modeCollapse } from '../../../worker/diagnosis/mode-collapse.js';
import { signalsOf } from './signals.js';
import { plain } from '../../support/plain.js';
import { after, namesOf, Trial } from './trial.js';

/** G runs ahead of D. */
const HELVETICA: ConfigInput = {
  k: 5,
  generator: { optimizer: { learningRate: 0.05 } },
  discriminator: { optimizer: { learningRate: 0.005 } },
};

/** Momentum carries two quick players past each other. */
const CYCLING: ConfigInput = {
  generator: { optimizer: { learningRate: 0.02, beta1: 0.9 } },
  discriminator: { optimizer: { learningRate: 0.02, beta1: 0.9 } },
};

describe('mode collapse', () => {
  it('is what a G comes to that is too quick, and is cured by what it says', async () => {
    const trial = await Trial.begin('ring', plain(HELVETICA));
    const [diagnosis, ...others] = await trial.run(1500);
    expect(diagnosis?.name).to.equal('mode-collapse');
    expect(others).to.be.empty;
    await trial.apply(diagnosis!);
    expect(await trial.run(1000)).to.be.empty;
    trial.dispose();
  });

  it('is none where G finds the modes, of a mixture or of other data', async () => {
    expect(namesOf(await after(1000, 'ring', plain({})))).to.be.empty;
    expect(namesOf(await after(1000, 'moons', plain({})))).to.be.empty;
  });

  it('takes few modes or one point; of other data, examples that are close together', () => {
    const tell = (isMixture: boolean, modes: number, spread: number) =>
      modeCollapse(signalsOf({ isMixture, looks: () => ({ modes, spread }) }))?.evidence.length;
    expect(tell(true, 0.49, 1)).to.equal(1);
    expect(tell(true, 0.51, 0.11)).to.equal(undefined);
    expect(tell(true, 0.49, 0.09)).to.equal(2);
    expect(tell(true, 0.51, 0.09)).to.equal(1);
    expect(tell(false, 0.1, 0.41)).to.equal(undefined);
    expect(tell(false, 0.9, 0.39)).to.equal(1);
  });

  it('has a remedy by a reset, which holds G back where it is ahead', () => {
    const smooth = { ...HELVETICA, penalties: { labelSmoothing: 0.1 } };
    const signals = signalsOf({ looks: () => ({ modes: 0.2 }), patch: smooth });
    const { patch, live } = modeCollapse(signals)!.remedy;
    expect(live).to.equal(false);
    const { objective, penalties, generator } = patchConfig(signals.config, patch);
    expect(objective).to.equal('relativistic');
    expect(penalties).to.include({ r1: 0.1, r2: 0.1 });
    expect(generator.optimizer.learningRate).to.equal(0.005);
  });
});

describe('cycling', () => {
  it('is what momentum and high rates come to, and is cured by what it says', async () => {
    const trial = await Trial.begin('ring', plain(CYCLING));
    const [diagnosis, ...others] = await trial.run(1500);
    expect(diagnosis?.name).to.equal('cycling');
    expect(others).to.be.empty;
    expect(diagnosis!.remedy.live).to.equal(false);
    await trial.apply(diagnosis!);
    expect(await trial.run(1000)).to.be.empty;
    trial.dispose();
  });

  it('is none of a G that is everywhere, however it moves', () => {
    const signals = signalsOf({ looks: (step) => ({ shares: step % 200 ? [1, 0, 0, 0] : [0, 1, 0, 0] }) });
    expect(cycling(signals)).to.equal(undefined);
  });

  it('is a collapse that moves, and a collapse is one that does not', () => {
    const collapsed = (moving: number) =>
      signalsOf({
        looks: (step) => ({
          modes: 0.3,
          shares: step % 200 ? [1, 0, 0, 0] : [1 - moving, moving, 0, 0],
        }),
      });
    // Three of five looks are at one place, two at another: six of ten pairs differ.
    expect(cycling(collapsed(0.7))?.evidence.at(-1)).to.include({ limit: 0.4 });
    expect(modeCollapse(collapsed(0.7))).to.equal(undefined);
    expect(cycling(collapsed(0.6))).to.equal(undefined);
    expect(modeCollapse(collapsed(0.6))?.name).to.equal('mode-collapse');
  });

  it('has a remedy for every optimizer, also over smooth labels', () => {
    for (const kind of ['sgd', 'rmsprop', 'adam', 'adamw'] as const) {
      const signals = signalsOf({
        looks: (step) => ({ modes: 0.3, shares: step % 200 ? [1, 0] : [0, 1] }),
        patch: { penalties: { labelSmoothing: 0.1 }, generator: { optimizer: { kind } } },
      });
      const { generator } = patchConfig(signals.config, cycling(signals)!.remedy.patch);
      expect(generator.optimizer).to.deep.include({ kind: 'adam', beta1: 0 });
    }
  });
});
