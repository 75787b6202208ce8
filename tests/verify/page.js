/** Runs in the page: one training of a preset to its budget, and what is measured of it. */
import { createTrainer, datasets } from '/dist/cdn/sdk.js';

/** Real data, which is not part of the repository; served from the data folder. Each with what belongs into a config. */
const REAL = {
  mnist: async () => ({
    dataset: await datasets.fromIdx('/data/mnist/train-images-idx3-ubyte.gz', {
      labels: '/data/mnist/train-labels-idx1-ubyte.gz',
    }),
  }),
  /** As the paper has it: 50,000 to train on; then, held out, the other 10,000 training images and the test set. */
  async 'mnist with its test set'() {
    const [images, labels] = await Promise.all([both('images-idx3', 16), both('labels-idx1', 8)]);
    const dataset = datasets.fromArray(images, { shape: [28, 28, 1], labels, name: 'MNIST' });
    return { dataset, config: { heldOut: 2 / 7 } };
  },
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
    return {
      dataset: datasets.fromArray(data, { shape: [32, 32, 3], labels, name: 'CIFAR-10, first 5,000' }),
    };
  },
};

/** What MNIST's training file and its test file have after their headers, one after the other. */
async function both(kind, header) {
  const files = await Promise.all(
    ['train', 't10k'].map(async (part) => {
      const { body } = await fetch(`/data/mnist/${part}-${kind}-ubyte.gz`);
      const bytes = await new Response(body.pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
      return new Uint8Array(bytes, header);
    }),
  );
  return new Uint8Array(await new Blob(files).arrayBuffer());
}

globalThis.train = async ({ real, config, seed, backend, steps, metrics, count, before, curve }) => {
  const data = real && (await REAL[real]());
  const trainer = await createTrainer({
    ...(data && { dataset: data.dataset }),
    config: { ...data?.config, ...config },
    seed,
    backend,
  });
  try {
    const start = before ? await trainer.evaluate({ metrics, count }) : undefined;
    const looks = [];
    let seconds = 0;
    for (let step = 0; step < steps;) {
      const began = performance.now();
      ({ step } = await trainer.step(Math.min(curve?.every ?? 1000, steps - step)));
      seconds += (performance.now() - began) / 1000;
      if (!curve) continue;
      looks.push(await trainer.evaluate({ metrics: curve.metrics, count }));
      console.log(JSON.stringify(looks.at(-1)));
    }
    const end = await trainer.evaluate({ metrics, count });
    const diagnoses = (await trainer.diagnose()).map(({ name }) => name);
    const { name, threads } = trainer.backend;
    return {
      backend: name,
      threads: threads ?? 1,
      seconds,
      before: start?.measured,
      measured: end.measured,
      looks,
      diagnoses,
    };
  } finally {
    trainer.dispose();
  }
};
