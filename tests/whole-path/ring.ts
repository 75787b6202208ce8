import { expect } from 'chai';
import { createTrainer } from '../../src/index.js';
import type { BackendChoice } from '../../src/shared/backend.js';
import type { Trainer } from '../../src/sdk/trainer.js';
import { measure } from '../../worker/metrics/sample.js';
import { slicedWasserstein } from '../../worker/metrics/sliced-wasserstein.js';

const SEED = 1;
const SAMPLES = 1000;

const trainOn = (backend: BackendChoice): Promise<Trainer> =>
  createTrainer({ backend, seed: SEED, workerUrl: '/dist/worker.js' });

/** Losses of the first ten steps, D's and G's. */
async function firstLosses(trainer: Trainer): Promise<number[]> {
  const losses: number[] = [];
  for (let i = 0; i < 10; i++) {
    const { discriminator, generator } = (await trainer.step()).losses;
    losses.push(discriminator, generator);
  }
  return losses;
}

async function distance(trainer: Trainer): Promise<number> {
  const [generated, real] = await Promise.all([trainer.sample(SAMPLES), trainer.real(SAMPLES)]);
  return measure(slicedWasserstein({ data: generated.data, size: 2 }, { data: real.data, size: 2 }));
}

/** The ring on its default settings, on `backend`, with every other backend of `others` as its witness. */
export function describeRing(backend: BackendChoice, others: readonly BackendChoice[], steps: number): void {
  describe(`the ring on ${backend}, default settings, seed ${SEED}`, () => {
    let trainer: Trainer;
    let losses: number[];
    let distanceBefore: number;

    before(async function () {
      this.timeout(600_000);
      trainer = await trainOn(backend);
      distanceBefore = await distance(trainer);
      losses = await firstLosses(trainer);
    });
    after(() => {
      trainer.dispose();
    });

    it('runs on the backend that was asked for, and says why', () => {
      expect(trainer.backend.name).to.equal(backend);
      expect(trainer.backend.reason).to.match(/\.$/);
    });

    for (const other of others) {
      it(`has the same first ten losses as on ${other}, to 1e-3`, async () => {
        const witness = await trainOn(other);
        const expected = await firstLosses(witness);
        witness.dispose();
        losses.forEach((loss, i) => expect(loss).to.be.closeTo(expected[i]!, 1e-3));
      });
    }

    it(`comes to a quarter of its first distance from the data within 3,000 steps (here ${steps}), no tensor left behind`, async function () {
      this.timeout(1_200_000);
      const { numTensors } = await trainer.memory();
      await trainer.step(steps);
      expect((await trainer.memory()).numTensors).to.equal(numTensors);
      const distanceAfter = await distance(trainer);
      console.info(
        `ring on ${backend}: sliced Wasserstein ${distanceBefore.toFixed(3)} → ${distanceAfter.toFixed(3)}`,
      );
      expect(distanceAfter).to.be.below(distanceBefore / 4);
    });
  });
}
