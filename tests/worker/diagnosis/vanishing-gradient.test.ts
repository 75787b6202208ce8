import { expect } from 'chai';
import { assertLive, patchConfig } from '../../../src/shared/config-schema.js';
import type { ConfigInput } from '../../../src/shared/config.js';
import { vanishingGradient } from '../../../worker/diagnosis/vanishing-gradient.js';
import { signalsOf } from './signals.js';
import { plain } from '../../support/plain.js';
import { after, namesOf, Trial } from './trial.js';

/** Minimax with a G that begins inside the ring and hardly moves, and a D that is quick. */
const VANISHING: ConfigInput = {
  objective: 'minimax',
  k: 5,
  latent: { size: 8, distribution: 'uniform' },
  generator: {
    network: { hidden: [32], activation: 'tanh', initial: { kind: 'normal', deviation: 0.11 } },
    optimizer: { kind: 'sgd', learningRate: 0.001 },
  },
  discriminator: { optimizer: { learningRate: 0.01 } },
};

/** What D says of real and of generated examples, and the norm of G’s gradient. */
const sure = (real: number, fake: number, generator: number): object => ({
  scores: { real, fake },
  gradients: { discriminator: 1, generator },
});

describe('a vanishing gradient', () => {
  it('is what minimax comes to with a D that is far ahead, and is cured by what it says', async () => {
    const trial = await Trial.begin('ring', plain(VANISHING));
    const [diagnosis, ...others] = await trial.run(1000);
    expect(diagnosis?.name).to.equal('vanishing-gradient');
    expect(others).to.be.empty;
    expect(diagnosis!.sentence).to.match(
      /^D is sure of everything: .* 100 %, .* less than 0\.01 %\. .*hardly learns/,
    );
    await trial.apply(diagnosis!);
    expect(await trial.run(1000)).to.be.empty;
    trial.dispose();
  });

  it('is none where minimax works', async () => {
    expect(namesOf(await after(1000, 'ring', plain({ objective: 'minimax' })))).to.be.empty;
  });

  it('takes a D that is sure and a gradient that has become small, both', () => {
    const tell = (early: number, late: object) =>
      vanishingGradient(
        signalsOf({
          entries: (step) => (step < 500 ? sure(0.9, 0.1, early) : late),
          patch: { objective: 'minimax' },
        }),
      );
    expect(tell(2, sure(0.96, 0.04, 0.09))?.evidence.map(({ value }) => value)).to.deep.equal([
      0.96, 0.04, 0.09,
    ]);
    expect(tell(2, sure(0.94, 0.04, 0.09)), 'unsure of real').to.equal(undefined);
    expect(tell(2, sure(0.96, 0.06, 0.09)), 'unsure of generated').to.equal(undefined);
    expect(tell(2, sure(0.96, 0.04, 0.11)), 'a gradient').to.equal(undefined);
    expect(tell(1e-6, sure(0.96, 0.04, 0.009)), 'small from the first that was seen').not.to.equal(undefined);
  });

  it('has a live remedy: another objective, also over smooth labels', () => {
    for (const objective of ['minimax', 'hinge'] as const) {
      const signals = signalsOf({
        entries: () => sure(1, 0, 1e-9),
        patch: { objective, k: 3, penalties: { labelSmoothing: 0.1 } },
      });
      const { patch, live } = vanishingGradient(signals)!.remedy;
      expect(live).to.equal(true);
      const next = patchConfig(signals.config, patch);
      assertLive(signals.config, next);
      expect(next).to.include({
        k: 1,
        objective: objective === 'minimax' ? 'non-saturating' : 'relativistic',
      });
    }
  });
});
