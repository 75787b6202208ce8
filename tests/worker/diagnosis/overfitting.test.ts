import { expect } from 'chai';
import { assertLive, patchConfig } from '../../../src/shared/config-schema.js';
import type { ConfigInput } from '../../../src/shared/config.js';
import { randomKey, randomNormal } from '../../../src/shared/random.js';
import type { Dataset } from '../../../worker/data/dataset.js';
import { overfitting } from '../../../worker/diagnosis/overfitting.js';
import { signalsOf } from './signals.js';
import { plain } from '../../support/plain.js';
import { after, namesOf } from './trial.js';

const SIZE = 16;

/** So many examples of 16 normal numbers. */
function noise(count: number): Dataset {
  const data = randomNormal(randomKey(5, 'dataset'), count * SIZE);
  return { name: 'noise', count, shape: [SIZE], data, labels: undefined, range: [-6, 6] };
}

/** A D that has room for every example. */
const WIDE: ConfigInput = {
  heldOut: 0.5,
  latent: { size: SIZE },
  discriminator: { network: { hidden: [128, 128] } },
};

describe('overfitting', () => {
  it('is what a wide D comes to on a few examples, with half of them held out', async () => {
    const diagnoses = await after(1500, noise(128), plain(WIDE));
    expect(namesOf(diagnoses)).to.include('overfitting');
    expect(diagnoses.at(-1)!.sentence).to.match(/^D knows its training examples by heart/);
  });

  it('is none of the same D where there are enough', async () => {
    expect(namesOf(await after(1500, noise(20_000), plain(WIDE)))).to.be.empty;
  });

  it('is measured by how much unseen examples lack of what sets training examples apart', () => {
    const tell = (training: number, unseen: number | undefined, generated: number) =>
      overfitting(signalsOf({ looks: () => ({ verdicts: { training, unseen, generated } }) }));
    expect(tell(0.9, 0.34, 0)?.evidence[1]!.value).to.be.closeTo(0.622, 1e-3);
    expect(tell(0.9, 0.4, 0)).to.equal(undefined);
    expect(tell(0.55, 0.4, 0.4), 'hardly apart').to.equal(undefined);
    expect(tell(0.9, undefined, 0), 'none held out').to.equal(undefined);
  });

  it('has R1 as a live remedy, and for images augmentation by a reset', () => {
    const looks = () => ({ verdicts: { training: 1, unseen: 0, generated: 0 } });
    const points = signalsOf({ looks });
    const { patch, live } = overfitting(points)!.remedy;
    expect(live).to.equal(true);
    assertLive(points.config, patchConfig(points.config, patch));
    const images = signalsOf({ looks, isImages: true });
    const augmented = overfitting(images)!.remedy;
    expect(augmented.live).to.equal(false);
    expect(patchConfig(images.config, augmented.patch).augmentation).to.equal('diffaugment');
  });
});
