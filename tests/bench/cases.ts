import type { Activation, Dense, Layer } from './layers.js';

/** A GAN to be trained, as plain data. One step is one update of D and one of G, both with fresh latent points. */
export interface Case {
  readonly name: string;
  readonly generator: readonly Layer[];
  readonly discriminator: readonly Layer[];
  /** Latent dimension; the prior is standard normal. */
  readonly latent: number;
  readonly batch: number;
  readonly data: 'ring' | 'blobs';
  /** Shape of one example. */
  readonly example: readonly number[];
  readonly adam: Adam;
  /** γ of R1 and R2 (Mescheder et al. 2018): ½γ E‖∇D‖² is added to D's loss on real and on generated; 0 for neither. */
  readonly penalty: number;
}

export interface Adam {
  readonly learningRate: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
}

const adam = (learningRate: number): Adam => ({ learningRate, beta1: 0.5, beta2: 0.999, epsilon: 1e-8 });

/** A multilayer perceptron through these widths, linear at its end. */
function mlp(...widths: number[]): Dense[] {
  const last = widths.length - 2;
  return widths.slice(1).map((units, i) => {
    const activation: Activation = i < last ? 'relu' : 'linear';
    return { kind: 'dense', inputs: widths[i]!, units, activation };
  });
}

const toy: Case = {
  name: 'toy',
  generator: mlp(2, 16, 16, 2),
  discriminator: mlp(2, 16, 16, 1),
  latent: 2,
  batch: 150,
  data: 'ring',
  example: [2],
  adam: adam(1e-3),
  penalty: 0,
};

const mnistSmall: Case = {
  name: 'mnist-small',
  generator: mlp(64, 128, 128, 784),
  discriminator: mlp(784, 128, 128, 1),
  latent: 64,
  batch: 64,
  data: 'blobs',
  example: [784],
  adam: adam(2e-4),
  penalty: 0,
};

export const CASES: readonly Case[] = [
  toy,
  { ...toy, name: 'toy-r1r2', penalty: 0.1 },
  mnistSmall,
  {
    ...mnistSmall,
    name: 'mnist-paper',
    generator: mlp(100, 1200, 1200, 784),
    discriminator: mlp(784, 1200, 1200, 1),
    latent: 100,
    batch: 100,
  },
  {
    ...mnistSmall,
    name: 'dcgan',
    generator: [
      { kind: 'dense', inputs: 64, units: 7 * 7 * 64, to: [7, 7, 64], activation: 'relu' },
      { kind: 'transposed-conv', inputs: 64, units: 32, activation: 'relu' },
      { kind: 'transposed-conv', inputs: 32, units: 1, activation: 'tanh' },
    ],
    discriminator: [
      { kind: 'conv', inputs: 1, units: 32, activation: 'leaky-relu' },
      { kind: 'conv', inputs: 32, units: 64, activation: 'leaky-relu' },
      { kind: 'dense', inputs: 7 * 7 * 64, units: 1, from: [7, 7, 64], activation: 'linear' },
    ],
    example: [28, 28, 1],
  },
];
