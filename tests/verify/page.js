/** Runs in the page: one training of a preset to its budget, and what is measured of it. */
import { createTrainer, datasets } from '/dist/cdn/gan-trainer.js';

/** Real data, which is not part of the repository; served from the data folder. */
const REAL = {
  mnist: () =>
    datasets.fromIdx('/data/mnist/train-images-idx3-ubyte.gz', {
      labels: '/data/mnist/train-labels-idx1-ubyte.gz',
    }),
  async cifar10() {
    const response = await fetch('/data/cifar10/data_batch_1.bin');
    const bytes = new Uint8Array(await response.arrayBuffer());
    const pixels = 32 * 32;
    const record = 1 + 3 * pixels; // A label, then one plane for each colour.
    const count = bytes.length / record;
    const data = new Uint8Array(count * 3 * pixels);
    const labels = Uint8Array.from({ length: count }, (_, i) => bytes[i * record]);
    for (let i = 0; i < count; i++) {
      for (let channel = 0; channel < 3; channel++) {
        const plane = i * record + 1 + channel * pixels;
        for (let pixel = 0; pixel < pixels; pixel++)
          data[(i * pixels + pixel) * 3 + channel] = bytes[plane + pixel];
      }
    }
    return datasets.fromArray(data, { shape: [32, 32, 3], labels, name: 'CIFAR-10, first 5,000' });
  },
};

globalThis.train = async ({ real, config, seed, backend, steps, metrics, count, before }) => {
  const trainer = await createTrainer({
    ...(real && { dataset: await REAL[real]() }),
    config,
    seed,
    backend,
  });
  try {
    const start = before ? await trainer.evaluate({ metrics, count }) : undefined;
    const began = performance.now();
    for (let left = steps; left > 0; left -= 1000) await trainer.step(Math.min(left, 1000));
    const seconds = (performance.now() - began) / 1000;
    const end = await trainer.evaluate({ metrics, count });
    const diagnoses = (await trainer.diagnose()).map(({ name }) => name);
    const { name, threads } = trainer.backend;
    return {
      backend: name,
      threads: threads ?? 1,
      seconds,
      before: start?.measured,
      measured: end.measured,
      diagnoses,
    };
  } finally {
    trainer.dispose();
  }
};
