import { expect } from 'chai';
import '../../worker/backend/cpu.js';
import type { ConfigInput } from '../../src/shared/config.js';
import { decodeCheckpoint, encodeCheckpoint } from '../../src/shared/checkpoint.js';
import { resolveConfig } from '../../src/shared/config-schema.js';
import type { Machine } from '../../worker/compile/machine.js';
import type { Dataset } from '../../worker/data/dataset.js';
import { drawSynthetic } from '../../worker/data/synthetic.js';
import { setBackend } from '../../worker/tf.js';
import { Training } from '../../worker/training.js';
import { bareBackend } from '../support/bare-backend.js';
import { plain } from '../support/plain.js';

const POINTS = drawSynthetic('ring', 0);

const IMAGES: Dataset = {
  name: 'images',
  count: 5,
  shape: [6, 4, 1],
  data: Uint8Array.from({ length: 5 * 6 * 4 }, (_, i) => (i * i * 7) % 256),
  labels: undefined,
  range: [0, 255],
};

interface Case {
  readonly name: string;
  readonly config: ConfigInput;
  readonly dataset?: Dataset;
}

const small = (patch: ConfigInput): ConfigInput =>
  plain({
    batchSize: 4,
    ...patch,
    generator: { network: { hidden: [5] }, ...patch.generator },
    discriminator: { network: { hidden: [6] }, ...patch.discriminator },
  });

const optimized = (kind: 'sgd' | 'rmsprop' | 'adam' | 'adamw'): Case => ({
  name: kind,
  config: small({ generator: { optimizer: { kind } }, discriminator: { optimizer: { kind } } }),
});

const NETWORK = { kind: 'conv', channels: [3, 2], normalization: 'batch' } as const;

/** Each thing that a step leaves behind for the next. */
const CASES: readonly Case[] = [
  optimized('sgd'),
  optimized('rmsprop'),
  optimized('adam'),
  optimized('adamw'),
  { name: 'a running average', config: small({ average: 0.99 }) },
  {
    name: 'spectral norms and what D put out last',
    config: small({
      objective: 'relativistic-average',
      k: 2,
      generator: { constraint: { kind: 'spectral' } },
      discriminator: { constraint: { kind: 'spectral' } },
    }),
  },
  {
    name: 'a schedule',
    config: small({
      instanceNoise: 0.2,
      schedule: { kind: 'cosine', steps: 60, learningRate: 0.1, penalties: 1, instanceNoise: 0.01 },
    }),
  },
  {
    name: 'batch normalisation and dropout',
    config: {
      batchSize: 3,
      latent: { size: 3 },
      generator: { network: { ...NETWORK, output: 'tanh' } },
      discriminator: { network: { ...NETWORK, dropout: 0.3 } },
    },
    dataset: IMAGES,
  },
];

async function take(training: Training, count: number): Promise<void> {
  await training.ready();
  const parts = training.takeSteps(count);
  while (!parts.next().done);
}

/** 20 steps, a checkpoint, and 30 steps more in a training that begins from it are 50 steps, bit for bit. */
export function describeResuming(target: string, machineOf: () => Promise<Machine | undefined>): void {
  describe(`a training that was saved and goes on elsewhere, on ${target},`, () => {
    let machine: Machine | undefined;
    before(async () => {
      machine = await machineOf();
      await setBackend('cpu');
    });
    after(() => machine?.dispose());

    for (const { name, config, dataset = POINTS } of CASES) {
      it(`is the same run: ${name}`, async function () {
        this.timeout(30_000);
        const make = (): Training => new Training(dataset, resolveConfig(config), bareBackend(machine));
        const [whole, first, second] = [make(), make(), make()];
        await take(whole, 50);
        await take(first, 20);
        const file = encodeCheckpoint(await first.save());
        await take(second, 7); // What it was before does not count.
        second.restore(await decodeCheckpoint(file));
        expect(await second.measure()).to.deep.equal(await first.measure());
        await take(second, 30);
        const [expected, state] = [await whole.save(), await second.save()];
        expect(second.step).to.equal(50);
        expect(Object.keys(state.state)).to.include('generator.theta');
        expect(state).to.deep.equal(expected);
        const request = { count: 3, seed: 1 };
        expect(await second.sample(request)).to.deep.equal(await whole.sample(request));
        for (const one of [whole, first, second]) one.dispose();
      });
    }
  });
}
