import { expect } from 'chai';
import { assertLive, patchConfig } from '../../../src/shared/config-schema.js';
import { garbageWins } from '../../../worker/diagnosis/garbage-wins.js';
import { signalsOf } from './signals.js';
import { plain } from '../../support/plain.js';
import { after, namesOf, Trial } from './trial.js';

/** A D that learns next to nothing. */
const WEAK = { discriminator: { optimizer: { learningRate: 1e-6 } } };

describe('garbage that wins', () => {
  it('is what a D that hardly learns comes to, and is cured by what it says', async () => {
    const trial = await Trial.begin('ring', plain(WEAK));
    const [diagnosis] = await trial.run(1000);
    expect(diagnosis?.name).to.equal('garbage-wins');
    await trial.apply(diagnosis!);
    expect(namesOf(await trial.run(1500))).to.be.empty;
    trial.dispose();
  });

  it('is none where D keeps up', async () => {
    expect(namesOf(await after(500, 'grid', plain({})))).to.be.empty;
  });

  it('takes examples that are far away, and a D that cannot tell them apart', () => {
    const tell = (training: number, generated: number, distance: number) =>
      garbageWins(
        signalsOf({ looks: () => ({ distance, verdicts: { training, generated, unseen: training } }) }),
      )?.name;
    expect(tell(0.5, 0.41, 0.51)).to.equal('garbage-wins');
    expect(tell(0.1, 0.9, 20)).to.equal('garbage-wins');
    expect(tell(0.5, 0.39, 0.51)).to.equal(undefined);
    expect(tell(0.5, 0.5, 0.49)).to.equal(undefined);
  });

  it('has a live remedy: a stronger D, within what a config allows', () => {
    for (const patch of [WEAK, { k: 100, discriminator: { optimizer: { learningRate: 10 } } }]) {
      const looks = () => ({ distance: 1, verdicts: { training: 0.5, generated: 0.5, unseen: 0.5 } });
      const signals = signalsOf({ looks, patch });
      const remedy = garbageWins(signals)!.remedy;
      expect(remedy.live).to.equal(true);
      const next = patchConfig(signals.config, remedy.patch);
      assertLive(signals.config, next);
      expect(next.k).to.equal(Math.min(100, signals.config.k + 1));
      expect(next.discriminator.optimizer.learningRate).to.be.at.least(0.003);
    }
  });
});
