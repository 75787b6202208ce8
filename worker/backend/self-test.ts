import { getBackend, grad, mean, setBackend, tensor2d, tidy, type Tensor, type Tensor2D } from '../tf.js';
import { Compiler } from '../compile/compiler.js';
import type { Machine } from '../compile/machine.js';

const X = [1, 2, -3, 4];
const WEIGHTS = [0.5, -1, 0.25, 1];

/** x W = [[1, 1], [−.5, 7]], relu → [[1, 1], [0, 7]], and n = 4. */
const EXPECTED = [0.5, (1 - 21) / 2, 1, (2 + 28) / 2];

/**
 * Whether gradients come out right: there are drivers on which they are zero (tensorflow/tfjs#8590). ∂/∂W of
 * mean(relu(x W)²) is 2 xᵀ relu(x W)/n.
 * @param machine What is to compute them; tfjs's current backend where there is none.
 */
export async function gradientsAreRight(machine: Machine | undefined): Promise<boolean> {
  const values = await (machine ? compiledGradient(machine) : tfjsGradient());
  return EXPECTED.every((value, i) => Math.abs(values[i]! - value) < 1e-3);
}

/** Its own inputs are among what a backend is to bring in right. */
function gradient(weights: Tensor2D): Tensor {
  const x = tensor2d(X, [2, 2]);
  return grad((w) =>
    mean(
      x
        .matMul(w as Tensor2D)
        .relu()
        .square(),
    ),
  )(weights);
}

async function compiledGradient(machine: Machine): Promise<ArrayLike<number>> {
  const home = getBackend();
  await setBackend('cpu');
  const compiler = new Compiler(machine);
  try {
    const compiled = await compiler.function(gradient, [2, 2]);
    const values = await compiled.call(Float32Array.from(WEIGHTS));
    compiled.dispose();
    return values;
  } finally {
    compiler.dispose();
    await setBackend(home);
  }
}

async function tfjsGradient(): Promise<ArrayLike<number>> {
  const values = tidy(() => gradient(tensor2d(WEIGHTS, [2, 2])));
  try {
    return await values.data();
  } finally {
    values.dispose();
  }
}
