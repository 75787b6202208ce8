import { logSoftmax, scalar, tensor2d, type Scalar, type Tensor2D } from '../tf.js';
import { sizeOf } from '../../src/shared/dataset.js';
import type { LayerSpec } from '../../src/shared/networks/layer-spec.js';
import { initialWeights } from '../../src/shared/parameters.js';
import { createNetwork, type Network } from '../gan/network.js';

/** Numbers that the last layer but one makes of an image: its features. */
export const FEATURES = 64;

const CHANNELS = [16, 32];
const INITIAL = { kind: 'scaled' } as const;
const RELU = { kind: 'activation', activation: 'relu' } as const;

/** A small relative of LeNet: two 4×4 convolutions of stride 2, a dense layer of 64, and one onto the classes. */
export function classifierNetwork(shape: readonly number[], classes: number): Network {
  const [height, width, channels] = shape as [number, number, number];
  const depths = [channels, ...CHANNELS];
  const halvings = CHANNELS.flatMap((outputs, i): readonly LayerSpec[] => {
    const inputs = depths[i]!;
    const initial = initialWeights(INITIAL, 16 * inputs, 'relu');
    return [{ kind: 'convolution', inputs, outputs, size: 4, stride: 2, initial }, RELU];
  });
  const halved = (side: number): number => CHANNELS.reduce((length) => Math.ceil(length / 2), side);
  const flat = sizeOf([halved(height), halved(width), depths.at(-1)!]);
  return createNetwork({
    body: [
      { kind: 'reshape', shape },
      ...halvings,
      { kind: 'reshape', shape: [flat] },
      { kind: 'dense', inputs: flat, units: FEATURES, activation: 'relu', initial: INITIAL },
      RELU,
    ],
    head: [{ kind: 'dense', inputs: FEATURES, units: classes, activation: 'linear', initial: INITIAL }],
  });
}

/** The mean of −log softmax(logits) at the labels: [m, classes], [m, 1] → []. */
export function crossEntropy(logits: Tensor2D, labels: Tensor2D): Scalar {
  const [count, classes] = logits.shape;
  const all = tensor2d(
    Array.from({ length: classes }, (_, i) => i),
    [1, classes],
  );
  const isLabel = labels.equal(all).toFloat(); // [m, classes]
  return logSoftmax(logits).mul(isLabel).sum<Scalar>().div(scalar(-count));
}
