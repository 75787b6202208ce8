import { expect } from 'chai';
import type { NetworkConfig, Patch } from '../../../src/shared/config.js';
import { resolveConfig } from '../../../src/shared/config-schema.js';
import { sizeOf } from '../../../src/shared/dataset.js';
import { discriminatorSpec, generatorSpec } from '../../../src/shared/networks/index.js';
import { initialParameters } from '../../../src/shared/parameters.js';
import { randomKey, randomNormal } from '../../../src/shared/random.js';
import { createNetwork, gradientOf, type Network, type Parameters } from '../../../worker/gan/network.js';
import { EVALUATION, trainingPass } from '../../../worker/gan/pass.js';
import { PENALTY } from '../../../worker/gan/penalties/index.js';
import { dispose, scalar, tensor1d, tensor2d, tidy, type Scalar, type Tensor2D } from '../../../worker/tf.js';
import { useBackend } from '../../support/backends.js';

before(() => useBackend('cpu'));

const LATENT = 5;

const configOf = (player: 'generator' | 'discriminator', network: Patch<NetworkConfig>): NetworkConfig =>
  resolveConfig({ [player]: { network } })[player].network;

const generatorOf = (network: Patch<NetworkConfig>, shape: readonly number[]): Network =>
  createNetwork(generatorSpec(configOf('generator', network), LATENT, shape));

const discriminatorOf = (network: Patch<NetworkConfig>, shape: readonly number[]): Network =>
  createNetwork(discriminatorSpec(configOf('discriminator', network), shape, false));

/** G’s network and D’s, so narrow that their parameters can be counted by hand. */
interface Kind {
  readonly name: string;
  readonly G: Patch<NetworkConfig>;
  readonly D: Patch<NetworkConfig>;
}

/** Smooth, because across a kink differences tell little of a gradient. */
const SMOOTH = { activation: 'tanh' } as const;

const MLP: Kind = {
  name: 'mlp',
  G: { hidden: [4, 3], ...SMOOTH },
  D: { hidden: [3, 4], ...SMOOTH },
};
const MAXOUT: Kind = {
  name: 'maxout',
  G: { kind: 'maxout', hidden: [4], pieces: 2 },
  D: { kind: 'maxout', hidden: [3, 4], pieces: 2 },
};
const imageKind = (name: string, network: Patch<NetworkConfig>): Kind => ({
  name,
  G: { ...network, ...SMOOTH, channels: [4, 3] },
  D: { ...network, ...SMOOTH, channels: [3, 4] },
});
const STRIDED = imageKind('strided conv', { kind: 'conv', normalization: 'batch' });
const RESIZE = imageKind('resize conv', { kind: 'conv', resampling: 'resize', normalization: 'layer' });
const RESNET = imageKind('resnet', { kind: 'resnet' });
const KINDS = [MLP, MAXOUT, STRIDED, RESIZE, RESNET];

const normal = (count: number, seed: number): Float32Array => randomNormal(randomKey(seed, 'metric'), count);
const matrix = (rows: number, columns: number, seed: number): Tensor2D =>
  tensor2d(normal(rows * columns, seed), [rows, columns]);

const initialOf = (network: Network): Float32Array =>
  initialParameters(network.specs, randomKey(3, 'generatorParameters'));
const looked = (network: Network, x: Tensor2D): Tensor2D =>
  network.apply(network.parameters(tensor1d(initialOf(network))), x, EVALUATION);
const disposeOf = (...networks: readonly Network[]): void =>
  networks.forEach(({ statistics }) => dispose([...statistics]));

describe('every kind of network', () => {
  const IMAGES = [
    [13, 11, 1],
    [28, 28, 1],
    [32, 32, 3],
  ];

  for (const { name, G: g, D: d } of KINDS) {
    for (const shape of IMAGES) {
      it(`${name}: from latent points to images of ${shape.join('×')}, and from those to logits`, () => {
        const [G, D] = [generatorOf(g, shape), discriminatorOf(d, shape)];
        tidy(() => {
          const x = looked(G, matrix(2, LATENT, 1));
          expect(x.shape).to.deep.equal([2, sizeOf(shape)]);
          const y = looked(D, x);
          expect(y.shape).to.deep.equal([2, 1]);
          for (const value of [...x.dataSync(), ...y.dataSync()]) expect(value).to.satisfy(Number.isFinite);
        });
        disposeOf(G, D);
      });
    }
  }

  it('has as many parameters as one counts', () => {
    const counts = (kind: Kind): number[] => {
      const networks = [generatorOf(kind.G, [28, 28, 1]), discriminatorOf(kind.D, [28, 28, 1])];
      disposeOf(...networks);
      return networks.map(({ parameterCount }) => parameterCount);
    };
    const smallest = (LATENT + 1) * 7 * 7 * 4;
    const head = 7 * 7 * 4 + 1;
    expect(counts(MLP)).to.deep.equal([6 * 4 + 5 * 3 + 4 * 784, 785 * 3 + 4 * 4 + 5]);
    expect(counts(MAXOUT)).to.deep.equal([6 * 8 + 5 * 784, 785 * 6 + 4 * 8 + 5]);
    expect(counts(STRIDED)).to.deep.equal([
      smallest + 2 * 4 + (16 * 4 * 3 + 3) + 2 * 3 + (16 * 3 + 1),
      16 * 3 + 3 + (16 * 3 * 4 + 4) + 2 * 4 + head,
    ]);
    expect(counts(RESIZE)).to.deep.equal([
      smallest + 2 * 4 + (9 * 4 * 3 + 3) + 2 * 3 + (9 * 3 + 1),
      9 * 3 + 3 + (9 * 3 * 4 + 4) + 2 * 4 + head,
    ]);
    const block = (channels: number): number => 2 * (9 * channels * channels + channels);
    expect(counts(RESNET)).to.deep.equal([
      smallest + block(4) + (4 * 3 + 3) + block(3) + (9 * 3 + 1),
      9 * 3 + 3 + block(3) + (3 * 4 + 4) + block(4) + head,
    ]);
  });

  it('shows what its body makes of an example', () => {
    for (const { D: d } of [STRIDED, RESIZE, RESNET]) {
      const D = discriminatorOf(d, [28, 28, 1]);
      tidy(() => {
        const parameters = D.parameters(tensor1d(initialOf(D)));
        expect(D.features(parameters, matrix(2, 784, 1), EVALUATION).shape).to.deep.equal([2, 7 * 7 * 4]);
      });
      disposeOf(D);
    }
  });
});

describe('gradients agree with differences', () => {
  const SHAPE = [5, 6, 1];
  /** Largest difference between slopes along random directions, over the length of the gradient. */
  function disagreement(network: Network, loss: (parameters: Parameters) => Scalar): number {
    const away = normal(network.parameterCount, 8); // From where all biases are 0.
    const theta = initialOf(network).map((value, i) => value + away[i]! / 10);
    const gradient = tidy(() => [...gradientOf(network, tensor1d(theta), loss).gradient.dataSync()]);
    const step = 2 ** -7;
    const lossAt = (values: Float32Array): number =>
      tidy(() => loss(network.parameters(tensor1d(values))).dataSync()[0]!);
    const differences = [1, 2, 3, 4].map((seed) => {
      const drawn = normal(theta.length, seed);
      const direction = drawn.map((x) => x / Math.hypot(...drawn));
      const along = (by: number): number => lossAt(theta.map((value, i) => value + by * direction[i]!));
      const numeric = (along(step) - along(-step)) / (2 * step);
      const analytic = gradient.reduce((sum, value, i) => sum + value * direction[i]!, 0);
      return Math.abs(numeric - analytic);
    });
    return Math.max(...differences) / Math.hypot(...gradient);
  }

  for (const { name, G: g, D: d } of KINDS) {
    it(`${name}: of what G puts out, and of D’s slope, which is differentiated twice`, () => {
      const G = generatorOf(g, SHAPE);
      const D = discriminatorOf(d, SHAPE);
      const pass = trainingPass({ seed: 1, step: scalar(0, 'int32') as never }, 'real');
      const z = matrix(3, LATENT, 5);
      const real = matrix(3, 30, 6);
      const target = matrix(3, 30, 7);
      const ofG = disagreement(G, (theta) =>
        G.apply(theta, z, pass).sub<Tensor2D>(target).square().mean<Scalar>(),
      );
      const ofD = disagreement(D, (theta) =>
        PENALTY.r1((x) => D.apply(theta, x, pass), { real, generated: real, uniform: pass.uniform }).add(
          D.apply(theta, real, pass).mean(),
        ),
      );
      expect(ofG).to.be.below(2e-3);
      expect(ofD).to.be.below(2e-3);
      dispose([z, real, target]);
      disposeOf(G, D);
    });
  }
});

describe('networks for images', () => {
  const PLAYERS = [
    ['generator', generatorOf],
    ['discriminator', discriminatorOf],
  ] as const;

  for (const kind of ['conv', 'resnet'] as const) {
    it(`${kind} refuses examples that are no images, and says for whom and what would do`, () => {
      for (const [player, networkOf] of PLAYERS)
        expect(() => networkOf({ kind }, [2])).to.throw(
          `${player}.network.kind is ${kind}; it must be mlp or maxout: examples of shape [2] are no images.`,
        );
    });

    it(`${kind} refuses images too small to be halved so often`, () => {
      for (const [player, networkOf] of PLAYERS) {
        const network = { kind, channels: [4, 4, 4, 4] };
        expect(() => networkOf(network, [8, 9, 1])).to.throw(
          `${player}.network.channels is [4, 4, 4, 4]; it must be a list of at most 3 widths, because each halves the sides of the 8×9 images.`,
        );
        expect(() => networkOf(network, [9, 9, 1])).not.to.throw();
      }
    });
  }

  it('have no normalisation on D’s first layer, nor on G’s output', () => {
    const units = (network: Network): number => network.statistics.length;
    const shape = [8, 8, 1];
    const one = { kind: 'conv', channels: [4], normalization: 'batch' } as const;
    const networks = [
      discriminatorOf(one, shape),
      discriminatorOf({ ...one, channels: [4, 4] }, shape),
      generatorOf({ ...one, channels: [] }, shape),
      generatorOf(one, shape),
    ];
    expect(networks.map(units)).to.deep.equal([0, 2, 0, 2]);
    disposeOf(...networks);
  });

  it('resnet: D begins as an affine function, because all of its blocks begin as the identity', () => {
    const D = discriminatorOf(RESNET.D, [13, 11, 1]);
    tidy(() => {
      const [a, b] = [matrix(2, 143, 1), matrix(2, 143, 2)];
      const sum = looked(D, a).add(looked(D, b)).dataSync();
      const ofSum = looked(D, a.add(b)).dataSync();
      for (const i of [0, 1]) expect(ofSum[i]).to.be.closeTo(sum[i]!, 1e-5);
    });
  });

  it('resnet: the first filters of its blocks begin smaller by the root of the number of blocks', () => {
    const deviation = (channels: readonly number[]): number => {
      const D = discriminatorOf({ kind: 'resnet', channels }, [32, 32, 1]);
      const { initial } = D.specs.findLast(
        ({ shape }) => shape.length === 4 && shape[0] === 3 && shape[2] === shape[3],
      )!;
      expect(initial).to.deep.equal({ kind: 'constant', value: 0 });
      const filters = D.specs.filter(({ shape }) => shape[0] === 3 && shape[2] === 4 && shape[3] === 4);
      return filters[0]!.initial.kind === 'normal' ? filters[0]!.initial.deviation : NaN;
    };
    expect(deviation([4])).to.be.closeTo(Math.sqrt(2 / 36), 1e-12);
    expect(deviation([4, 4, 4])).to.be.closeTo(Math.sqrt(2 / 36 / 3), 1e-12);
  });
});
