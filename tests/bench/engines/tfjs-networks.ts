/** The networks and losses of a case in tfjs. */
import * as tf from '@tensorflow/tfjs-core';
import type { Case } from '../cases.js';
import { LEAKY_SLOPE, STRIDE, type Activation, type Layer } from '../layers.js';

/** Layers, and a tensor for each one's weights and bias. */
export interface Network {
  readonly layers: readonly Layer[];
  readonly theta: readonly tf.Tensor[];
}

/** Non-saturating, on logits, with the case's gradient penalty. */
export function discriminatorLoss(
  { penalty }: Case,
  D: Network,
  real: tf.Tensor,
  generated: tf.Tensor,
): tf.Scalar {
  const loss = tf.add<tf.Scalar>(
    tf.mean(tf.softplus(tf.neg(apply(D, real)))),
    tf.mean(tf.softplus(apply(D, generated))),
  );
  if (penalty === 0) return loss;
  const slopes = tf.add(squaredSlope(D, real), squaredSlope(D, generated));
  return tf.add(loss, tf.mul(slopes, penalty / 2));
}

export function generatorLoss(D: Network, generated: tf.Tensor): tf.Scalar {
  return tf.mean(tf.softplus(tf.neg(apply(D, generated))));
}

/** E‖∇D(x)‖² over a batch of points. */
function squaredSlope(D: Network, x: tf.Tensor): tf.Scalar {
  const slope = tf.grad((x) => apply(D, x).sum())(x);
  return slope.square().sum(1).mean();
}

export function apply({ layers, theta }: Network, input: tf.Tensor): tf.Tensor {
  return layers.reduce((x, layer, i) => applyLayer(layer, theta[2 * i]!, theta[2 * i + 1]!, x), input);
}

function applyLayer(layer: Layer, weights: tf.Tensor, bias: tf.Tensor, x: tf.Tensor): tf.Tensor {
  const [batch = 0, side = 0] = x.shape;
  switch (layer.kind) {
    case 'dense': {
      const { inputs, activation, to } = layer;
      const y = activate(activation, x.reshape([batch, inputs]).matMul(weights).add(bias));
      return to ? y.reshape([batch, ...to]) : y;
    }
    case 'conv': {
      const y = tf.conv2d(x as tf.Tensor4D, weights as tf.Tensor4D, STRIDE, 'same');
      return activate(layer.activation, y.add(bias));
    }
    case 'transposed-conv': {
      const shape: [number, number, number, number] = [batch, side * STRIDE, side * STRIDE, layer.units];
      const y = tf.conv2dTranspose(x as tf.Tensor4D, weights as tf.Tensor4D, shape, STRIDE, 'same');
      return activate(layer.activation, y.add(bias));
    }
    default:
      return layer satisfies never;
  }
}

function activate(activation: Activation, x: tf.Tensor): tf.Tensor {
  switch (activation) {
    case 'linear':
      return x;
    case 'relu':
      return tf.relu(x);
    case 'leaky-relu':
      return tf.leakyRelu(x, LEAKY_SLOPE);
    case 'tanh':
      return tf.tanh(x);
    default:
      return activation satisfies never;
  }
}
