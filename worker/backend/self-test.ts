import { grad, mean, scalar, tensor2d, type Tensor2D } from '../tf.js';

/**
 * Whether tfjs's current backend computes gradients right: there are drivers on which they come out as zero
 * (tensorflow/tfjs#8590). ∂/∂W of mean(relu(x W)²) is 2 xᵀ relu(x W)/n.
 */
export async function gradientsAreRight(): Promise<boolean> {
  const x = tensor2d([1, 2, -3, 4], [2, 2]);
  const weights = tensor2d([0.5, -1, 0.25, 1], [2, 2]);
  const two = scalar(2);
  const gradient = grad((w) =>
    mean(
      x
        .matMul(w as Tensor2D)
        .relu()
        .pow(two),
    ),
  )(weights);
  const values = await gradient.data();
  for (const tensor of [x, weights, two, gradient]) tensor.dispose();
  // x W = [[1, 1], [−.5, 7]], relu → [[1, 1], [0, 7]], and n = 4.
  const expected = [0.5, (1 - 21) / 2, 1, (2 + 28) / 2];
  return expected.every((value, i) => Math.abs(values[i]! - value) < 1e-3);
}
