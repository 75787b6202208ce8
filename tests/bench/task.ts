/** What an engine is given: a case with its numbers, the same for every engine. */
import {
  randomIndices,
  randomKey,
  randomNormal,
  randomUniform,
  type Stream,
} from '../../src/shared/random.js';
import { ring } from '../../src/shared/synthetic/ring.js';
import type { Case } from './cases.js';
import { shapesOf, sizeOf, split, type Layer } from './layers.js';

export interface Task {
  readonly case: Case;
  /** Each player's initial θ: for each layer the weights row by row, then the bias. */
  readonly generator: Float32Array;
  readonly discriminator: Float32Array;
  /** The dataset: [{@link EXAMPLES}, ...example]. */
  readonly examples: Float32Array;
}

/** What one step of the parity check is fed. */
export interface Batch {
  /** [batch, ...example]. */
  readonly real: Float32Array;
  /** [batch, latent] each. */
  readonly discriminatorLatent: Float32Array;
  readonly generatorLatent: Float32Array;
}

export const SEED = 1;

/** Images of 28 × 28 come to 30 MB: more than a cache holds, less than the 128 MB that WebGPU binds unasked. */
export const EXAMPLES = 10_000;

export function createTask(chosen: Case): Task {
  return {
    case: chosen,
    generator: initialParameters(chosen.generator, 'generatorParameters'),
    discriminator: initialParameters(chosen.discriminator, 'discriminatorParameters'),
    examples: chosen.data === 'ring' ? ring.draw(randomKey(SEED, 'dataset'), EXAMPLES) : blobs(),
  };
}

/** The batch of a step as `gan-trainer` itself draws it: see worker/gan/train-step.ts. */
export function givenBatch({ case: { batch, latent, example }, examples }: Task, step: number): Batch {
  const size = sizeOf(example);
  const real = new Float32Array(batch * size);
  randomIndices(randomKey(SEED, 'realBatch', step), batch, EXAMPLES).forEach((row, i) =>
    real.set(examples.subarray(row * size, (row + 1) * size), i * size),
  );
  const latentOf = (stream: Stream): Float32Array =>
    randomNormal(randomKey(SEED, stream, step), batch * latent);
  return {
    real,
    discriminatorLatent: latentOf('discriminatorLatent'),
    generatorLatent: latentOf('generatorLatent'),
  };
}

/** Like src/shared/mlp.ts: variance 2/fan-in before a rectifier, 1/fan-in otherwise, biases 0. */
function initialParameters(layers: readonly Layer[], stream: Stream): Float32Array {
  const shapes = layers.map(shapesOf);
  const length = shapes.reduce((sum, { weights, bias }) => sum + sizeOf(weights) + bias[0], 0);
  const theta = randomNormal(randomKey(SEED, stream), length);
  const parts = split(layers, theta);
  layers.forEach(({ activation }, i) => {
    const gain = activation === 'relu' || activation === 'leaky-relu' ? 2 : 1;
    const deviation = Math.sqrt(gain / shapes[i]!.fanIn);
    const weights = parts[2 * i]!;
    for (let j = 0; j < weights.length; j++) weights[j]! *= deviation;
    parts[2 * i + 1]!.fill(0);
  });
  return theta;
}

const SIDE = 28;

/** Images of one smooth blob each, from −1 to 1: [EXAMPLES, SIDE, SIDE]. */
function blobs(): Float32Array {
  const uniform = randomUniform(randomKey(SEED, 'dataset'), 4 * EXAMPLES);
  const images = new Float32Array(EXAMPLES * SIDE * SIDE);
  /** exp(−½ ((t − centre)/width)²) for each row or column t. */
  const profile = (centre: number, width: number): number[] =>
    Array.from({ length: SIDE }, (_, t) => Math.exp(-0.5 * ((t - centre) / width) ** 2));
  for (let image = 0, i = 0; image < EXAMPLES; image++) {
    const [x = 0, y = 0, a = 0, b = 0] = uniform.subarray(4 * image, 4 * image + 4);
    const columns = profile(SIDE * (0.2 + 0.6 * x), 2 + 4 * a);
    for (const row of profile(SIDE * (0.2 + 0.6 * y), 2 + 4 * b))
      for (const column of columns) images[i++] = 2 * row * column - 1;
  }
  return images;
}
