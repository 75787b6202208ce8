import { expect } from 'chai';
import { createTrainer } from '../../src/index.js';
import { EXPECTATIONS } from '../../src/shared/expectations.js';

/** What is quick of `npm run verify`: one seed, and of a mixture a fifth of its budget. */
describe('presets come to what is expected of them', () => {
  it('figure-1: V is −log 4 and D is D*, by quadrature', async function () {
    this.timeout(180_000);
    const { steps } = EXPECTATIONS['figure-1']!;
    const trainer = await createTrainer({
      config: { preset: 'figure-1' },
      seed: 31,
      workerUrl: '/dist/worker.js',
    });
    await trainer.step(steps);
    const { measured } = await trainer.evaluate({ metrics: ['valueError', 'discriminatorError'] });
    trainer.dispose();
    const [valueError, discriminatorError] = measured.map(({ value }) => value);
    // What is expected is of the mean over seeds: this is that of ten, and three standard deviations.
    expect(valueError).to.be.below(0.02);
    expect(discriminatorError).to.be.below(0.1);
  });

  for (const name of ['helvetica', 'vanishing', 'cycling']) {
    it(`${name}: fails, and is diagnosed as what it is`, async function () {
      this.timeout(60_000);
      const { steps, diagnoses } = EXPECTATIONS[name]!;
      const trainer = await createTrainer({
        config: { preset: name },
        seed: 1,
        workerUrl: '/dist/worker.js',
      });
      for (let i = 0; i < 3; i++) await trainer.step(steps / 3);
      const found = await trainer.diagnose();
      trainer.dispose();
      expect(found.map((diagnosis) => diagnosis.name)).to.deep.equal(diagnoses);
    });
  }

  it('ring: all modes within a fifth of its steps', async function () {
    this.timeout(180_000);
    const { steps } = EXPECTATIONS['ring']!;
    const trainer = await createTrainer({
      config: { preset: 'ring' },
      seed: 1,
      workerUrl: '/dist/worker.js',
    });
    await trainer.step(steps / 5);
    const { measured } = await trainer.evaluate({ metrics: ['fairModes', 'highQuality'] });
    trainer.dispose();
    const [fairModes, highQuality] = measured.map(({ value }) => value);
    expect(fairModes).to.equal(8);
    expect(highQuality).to.be.above(0.8);
  });
});
