import { expect } from 'chai';
import '../../../worker/backend/cpu.js';
import {
  ACTIVATIONS,
  LATENT_DISTRIBUTIONS,
  OBJECTIVES,
  PENALTIES,
  type Activation,
  type ConfigInput,
  type NetworkConfig,
  type ObjectiveName,
  type Patch,
  type PlayerConfig,
} from '../../../src/shared/config.js';
import { resolveConfig } from '../../../src/shared/config-schema.js';
import { sizeOf } from '../../../src/shared/dataset.js';
import { scalingFor } from '../../../src/shared/scaling.js';
import type { Machine } from '../../../worker/compile/machine.js';
import { CompiledComputer } from '../../../worker/compute/compiled.js';
import { EagerComputer } from '../../../worker/compute/eager.js';
import type { Dataset } from '../../../worker/data/dataset.js';
import { residentTable } from '../../../worker/data/resident.js';
import { drawSynthetic } from '../../../worker/data/synthetic.js';
import { createGame, disposeGame, type Game } from '../../../worker/gan/game.js';
import { stateOf } from '../../../worker/gan/game-state.js';
import { setBackend } from '../../../worker/tf.js';
import { PLAIN } from '../../support/plain.js';
import { take } from './take.js';

/** Sizes that no tile and no vector divides. */
const SMALL: ConfigInput = {
  ...PLAIN,
  batchSize: 13,
  latent: { size: 3 },
  generator: { ...PLAIN.generator, network: { hidden: [7, 11] } },
  discriminator: { ...PLAIN.discriminator, network: { hidden: [10, 5] } },
};

const SGD = { kind: 'sgd', learningRate: 0.05, momentum: 0.5 } as const;

/** Five images with 8-bit levels. */
function images(...shape: readonly [height: number, width: number, channels: number]): Dataset {
  const count = 5;
  const data = Uint8Array.from({ length: count * sizeOf(shape) }, (_, i) => (i * i * 7) % 256);
  return { name: 'images', count, shape, data, labels: undefined, range: [0, 255] };
}

interface Case {
  readonly name: string;
  readonly config: ConfigInput;
  readonly dataset?: Dataset;
}

const activated = (activation: Activation): ConfigInput => ({
  ...SMALL,
  generator: { network: { hidden: [7, 11], activation } },
  discriminator: { network: { hidden: [10, 5], activation } },
});

/** One with this optimizer for both players, or this network, or constraint. */
const both = (player: Patch<PlayerConfig>): ConfigInput => ({
  ...SMALL,
  generator: { ...SMALL.generator, ...player },
  discriminator: { ...SMALL.discriminator, ...player },
});

/** Networks for images, in a batch of five. */
const imaging = (G: Patch<NetworkConfig>, D: Patch<NetworkConfig>, rest: ConfigInput = {}): ConfigInput => ({
  batchSize: 5,
  latent: { size: 3 },
  ...rest,
  generator: { network: { output: 'tanh', ...G }, optimizer: SGD },
  discriminator: { network: D, optimizer: SGD },
});

/**
 * Under these objectives, adding a number to all that D puts out changes nothing, or does not while hinges are open: the
 * gradient of its last bias is 0 but for rounding, which Adam takes for a direction unless its ε is larger.
 */
const SHIFTLESS: ReadonlySet<ObjectiveName> = new Set<ObjectiveName>([
  'hinge',
  'wasserstein',
  'relativistic',
  'relativistic-average',
]);

const ROUGH_ADAM = { kind: 'adam', epsilon: 1e-4 } as const;

/** Each objective with each optimizer, and each of everything else once. */
const CASES: readonly Case[] = [
  ...OBJECTIVES.flatMap((objective): Case[] => [
    {
      name: `${objective}, Adam`,
      config: {
        ...SMALL,
        objective,
        ...(SHIFTLESS.has(objective) && { discriminator: { ...SMALL.discriminator, optimizer: ROUGH_ADAM } }),
      },
    },
    {
      name: `${objective}, SGD`,
      config: {
        ...SMALL,
        objective,
        generator: { ...SMALL.generator, optimizer: SGD },
        discriminator: { ...SMALL.discriminator, optimizer: SGD },
      },
    },
  ]),
  ...ACTIVATIONS.map((activation): Case => ({ name: activation, config: activated(activation) })),
  ...LATENT_DISTRIBUTIONS.map((distribution): Case => ({
    name: `${distribution} prior`,
    config: { ...SMALL, latent: { size: 3, distribution } },
  })),
  ...PENALTIES.filter((name) => name !== 'labelSmoothing').map((name): Case => ({
    name: `Wasserstein, ${name}`,
    config: { ...SMALL, objective: 'wasserstein', penalties: { [name]: 0.5 } },
  })),
  {
    name: 'relativistic with R1 and R2, two steps of D for one of G',
    config: { ...SMALL, k: 2, objective: 'relativistic', penalties: { r1: 1, r2: 0.5 } },
  },
  { name: 'three steps of D for one of G', config: { ...SMALL, k: 3 } },
  { name: 'a batch of one', config: { ...SMALL, batchSize: 1 } },
  {
    name: 'no hidden layer',
    config: { ...SMALL, generator: { network: { hidden: [] } }, discriminator: { network: { hidden: [] } } },
  },
  {
    name: '8-bit images',
    config: { ...SMALL, generator: { network: { hidden: [7], output: 'tanh' } } },
    dataset: images(3, 5, 1),
  },
  { name: 'RMSprop', config: both({ optimizer: { kind: 'rmsprop', learningRate: 1e-3 } }) },
  { name: 'AdamW', config: both({ optimizer: { kind: 'adamw', epsilon: 1e-4 } }) },
  { name: 'spectral norms', config: both({ constraint: { kind: 'spectral' } }) },
  { name: 'clipped parameters', config: both({ constraint: { kind: 'clip', bound: 0.1 } }) },
  { name: 'bounded norms', config: both({ constraint: { kind: 'max-norm', bound: 0.7 } }) },
  { name: 'a running average of θ_g', config: { ...SMALL, average: 0.9 } },
  { name: 'packs of two', config: { ...SMALL, batchSize: 12, packing: 2 } },
  { name: 'the minibatch’s deviation', config: { ...SMALL, minibatchDeviation: true } },
  { name: 'feature matching', config: { ...SMALL, featureMatching: 0.5 } },
  {
    name: 'instance noise, less and less along a cosine',
    config: {
      ...SMALL,
      instanceNoise: 0.3,
      penalties: { r1: 0.1 },
      schedule: { kind: 'cosine', steps: 40, learningRate: 0.1, penalties: 0.1, instanceNoise: 0.01 },
    },
  },
  { name: 'smooth labels', config: { ...SMALL, penalties: { labelSmoothing: 0.1 } } },
  {
    name: 'maxout with dropout and R1, momentum that grows',
    config: {
      ...SMALL,
      penalties: { r1: 0.1 },
      schedule: { kind: 'exponential', steps: 40, learningRate: 0.5, momentum: 0.7 },
      generator: { network: { hidden: [7], dropout: 0.2 }, optimizer: SGD },
      discriminator: { network: { kind: 'maxout', hidden: [6, 5], pieces: 3 }, optimizer: SGD },
    },
  },
  {
    name: 'strided convolutions with batch normalisation, odd sides',
    config: imaging(
      { kind: 'conv', channels: [4, 3], normalization: 'batch' },
      { kind: 'conv', channels: [3, 4], normalization: 'batch' },
    ),
    dataset: images(7, 6, 1),
  },
  {
    name: 'convolutions with resizing and layer normalisation, packs of augmented images',
    config: imaging(
      { kind: 'conv', resampling: 'resize', channels: [3], normalization: 'layer' },
      { kind: 'conv', resampling: 'resize', channels: [2, 3], normalization: 'layer' },
      { batchSize: 4, packing: 2, augmentation: 'diffaugment' },
    ),
    dataset: images(8, 5, 3),
  },
  {
    name: 'residual networks, relativistic with R1 and R2',
    config: imaging(
      { kind: 'resnet', channels: [4, 3] },
      { kind: 'resnet', channels: [3] },
      { objective: 'relativistic', penalties: { r1: 1, r2: 1 } },
    ),
    dataset: images(5, 6, 1),
  },
];

/** The largest deviation of two vectors, relative to the larger one's largest component. */
function deviation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const largest = (values: readonly number[]): number => Math.max(...values.map(Math.abs));
  const differences = Array.from(a, (value, i) => value - b[i]!);
  return largest(differences) / Math.max(largest(Array.from(b)), 1e-30);
}

/** Steps compiled for a machine do what tfjs does with them on its CPU backend. */
export function describeParity(target: string, machineOf: () => Promise<Machine>): void {
  describe(`steps compiled for ${target} are tfjs’s`, () => {
    let machine: Machine;
    before(async () => {
      machine = await machineOf();
      await setBackend('cpu');
    });
    after(() => machine.dispose());

    for (const { name, config: input, dataset = drawSynthetic('ring', 0) } of CASES) {
      it(name, async function () {
        this.timeout(60_000);
        const config = resolveConfig(input);
        const make = (): Game =>
          createGame(
            config,
            residentTable(dataset, scalingFor(dataset, config.generator.network.output)),
            dataset.shape,
          );
        const [game, reference] = [make(), make()];
        const compiled = new CompiledComputer(game, machine);
        const eager = new EagerComputer(reference);
        for (const [steps, tolerance] of [
          [1, 1e-5],
          [49, 1e-3],
        ] as const) {
          await take(compiled, steps);
          await take(eager, steps);
          await compiled.restore();
          const expected = stateOf(reference);
          for (const [key, variable] of Object.entries(stateOf(game))) {
            const values = expected[key]!.dataSync();
            expect(deviation(variable.dataSync(), values), `${key} after ${steps} steps more`).to.be.below(
              tolerance,
            );
          }
        }
        const z = Float32Array.from({ length: 12 }, (_, i) => Math.sin(i)); // Packs of two, too.
        expect(deviation(await compiled.generate(z), await eager.generate(z)), 'G(z)').to.be.below(1e-3);
        const x = await eager.generate(z);
        expect(deviation(await compiled.discriminate(x), await eager.discriminate(x)), 'D(x)').to.be.below(
          1e-3,
        );
        expect(deviation(await compiled.forces(z), await eager.forces(z)), 'forces').to.be.below(1e-3);
        expect(deviation(await compiled.verdict(), await eager.verdict()), 'verdict').to.be.below(1e-3);
        compiled.dispose();
        for (const one of [game, reference]) {
          one.data.values.dispose();
          disposeGame(one);
        }
      });
    }
  });
}
