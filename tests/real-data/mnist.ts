import { expect } from 'chai';
import { createTrainer, datasets } from '../../src/index.js';
import type { BackendChoice } from '../../src/shared/backend.js';
import type { Trainer } from '../../src/sdk/trainer.js';
import { measure } from '../../worker/metrics/sample.js';
import { slicedWasserstein } from '../../worker/metrics/sliced-wasserstein.js';

const PIXELS = 28 * 28;

/** Distance of 64 samples from 64 real digits, in grey levels. */
async function distance(trainer: Trainer): Promise<number> {
  const [generated, real] = await Promise.all([trainer.sample(64), trainer.real(64)]);
  expect(generated.shape).to.deep.equal([64, 28, 28, 1]);
  return measure(
    slicedWasserstein({ data: generated.data, size: PIXELS }, { data: real.data, size: PIXELS }),
  );
}

/** Real MNIST, all 60,000 images through `datasets.fromIdx`, in the real worker. */
export function describeMnist(backend: BackendChoice, steps: number, share: number): void {
  describe(`MNIST on ${backend}`, () => {
    it(`brings the samples to ${share} of their first distance from the data within ${steps} steps`, async function () {
      this.timeout(600_000);
      const trainer = await createTrainer({
        dataset: datasets.fromIdx('/data/mnist/train-images-idx3-ubyte.gz', {
          labels: '/data/mnist/train-labels-idx1-ubyte.gz',
        }),
        config: { preset: 'mnist-mlp' },
        backend,
        workerUrl: '/dist/worker.js',
      });
      expect(trainer.backend.name).to.equal(backend);
      expect(trainer.dataset).to.include({ count: 60_000, dtype: 'uint8', labelled: true });

      const before = await distance(trainer);
      await trainer.step(steps);
      const after = await distance(trainer);
      trainer.dispose();
      console.info(
        `MNIST on ${backend}: sliced Wasserstein ${before.toFixed(2)} → ${after.toFixed(2)} grey levels`,
      );
      expect(after).to.be.below(before * share);
    });
  });
}
