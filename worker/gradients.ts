/**
 * First-order gradients of tfjs that are right, written so that their own gradients are right too.
 *
 * tfjs saves what a gradient needs by a copy. The copy of an op's *output* comes before the op on the tape, so that when
 * the tape is walked back what flows into the copy is lost: gradients through tanh, sigmoid, exp and softmax come out
 * wrong at second order, and nothing says so. Here all are functions of the op's input. Other gradients choose by x > 0
 * or x = y, which have no gradient, where `step` has one: 0.
 */
import {
  Elu,
  exp,
  Exp,
  LeakyRelu,
  LogSoftmax,
  max,
  Max,
  minimum,
  registerGradient,
  sigmoid,
  Sigmoid,
  softmax,
  Softmax,
  step,
  tanh,
  Tanh,
  type LeakyReluAttrs,
  type LogSoftmaxAttrs,
  type MaxAttrs,
  type NamedAttrMap,
  type SoftmaxAttrs,
  type Tensor,
} from '@tensorflow/tfjs-core';

/** dy · f′(x). */
type Gradient = (dy: Tensor, x: Tensor, attrs: NamedAttrMap) => Tensor;

function register(kernelName: string, input: string, gradient: Gradient): void {
  registerGradient({
    kernelName,
    inputsToSave: [input],
    gradFunc: (dy, [x], attrs) => ({ [input]: () => gradient(dy as Tensor, x!, attrs) }),
  });
}

register(Exp, 'x', (dy, x) => dy.mul(exp(x)));

register(Tanh, 'x', (dy, x) => dy.mul(tanh(x).square().neg().add(1)));

register(Sigmoid, 'x', (dy, x) => {
  const y = sigmoid(x);
  return dy.mul(y.sub(y.square()));
});

register(Softmax, 'logits', (dy, logits, attrs) => {
  const { dim } = attrs as unknown as SoftmaxAttrs;
  const y = softmax(logits, dim);
  const weighted = dy.mul(y);
  return weighted.sub(weighted.sum(dim, true).mul(y));
});

register(LogSoftmax, 'logits', (dy, logits, attrs) => {
  const { axis } = attrs as unknown as LogSoftmaxAttrs;
  return dy.sub(dy.sum(axis, true).mul(softmax(logits, axis)));
});

register(LeakyRelu, 'x', (dy, x, attrs) => {
  const { alpha } = attrs as unknown as LeakyReluAttrs;
  const above = step(x);
  return dy.mul(above.mul(1 - alpha).add(alpha));
});

register(Elu, 'x', (dy, x) => {
  const above = step(x);
  return dy.mul(above.add(exp(minimum(x, 0)).mul(above.neg().add(1))));
});

register(Max, 'x', (dy, x, attrs) => {
  const { reductionIndices } = attrs as unknown as MaxAttrs;
  const largest = max(x, reductionIndices, true);
  const below = step(largest.sub(x));
  return dy.reshape(largest.shape).mul(below.neg().add(1));
});
