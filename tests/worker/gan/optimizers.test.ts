import { expect } from 'chai';
import { createOptimizer } from '../../../worker/gan/optimizers/index.js';
import { scalar, tensor1d, tidy, type Scalar } from '../../../worker/tf.js';
import { useBackend } from '../../support/backends.js';

before(() => useBackend('cpu'));

/** The steps that an optimizer takes for these gradients, with a learning rate of ½ and θ = 3. */
function steps(config: Parameters<typeof createOptimizer>[0], gradients: readonly number[][]): number[][] {
  const optimizer = createOptimizer(config, gradients[0]!.length);
  return gradients.map((gradient) =>
    tidy(() => {
      const theta = tensor1d(gradient.map(() => 3));
      const moment = { theta, learningRate: scalar(0.5), momentum: (first: Scalar) => first };
      return [...optimizer.step(tensor1d(gradient), moment).dataSync()];
    }),
  );
}

function expectClose(actual: number[][], expected: number[][], tolerance = 1e-6): void {
  actual.flat().forEach((value, i) => expect(value).to.be.closeTo(expected.flat()[i]!, tolerance));
}

describe('SGD', () => {
  it('without momentum steps down the gradient', () => {
    const taken = steps({ kind: 'sgd', learningRate: 0.5, momentum: 0 }, [
      [2, -4],
      [1, 0],
    ]);
    expectClose(taken, [
      [-1, 2],
      [-0.5, 0],
    ]);
  });

  it('with momentum keeps a part of the last step', () => {
    const taken = steps({ kind: 'sgd', learningRate: 0.5, momentum: 0.5 }, [[2], [2], [0]]);
    expectClose(taken, [[-1], [-1.5], [-0.75]]);
  });
});

describe('Adam', () => {
  it('takes the steps of algorithm 1 of Kingma and Ba, computed by hand', () => {
    const [beta1, beta2, epsilon] = [0.5, 0.75, 1e-8];
    const gradients = [[3], [-1], [0.5]];
    let [m, v] = [0, 0];
    const expected = gradients.map(([g], i) => {
      m = beta1 * m + (1 - beta1) * g!;
      v = beta2 * v + (1 - beta2) * g! ** 2;
      return [(-0.5 * (m / (1 - beta1 ** (i + 1)))) / (Math.sqrt(v / (1 - beta2 ** (i + 1))) + epsilon)];
    });
    expectClose(steps({ kind: 'adam', learningRate: 0.5, beta1, beta2, epsilon }, gradients), expected);
  });

  it('begins with a step of the learning rate, whatever the gradient’s size', () => {
    const config = { kind: 'adam', learningRate: 0.5, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 } as const;
    expectClose(steps(config, [[1e-2, 1e3]]), [[-0.5, -0.5]], 1e-5); // 1 − β₂ has that error in single precision
  });
});

describe('RMSprop', () => {
  it('divides the gradient by the root of its mean square, computed by hand', () => {
    const taken = steps({ kind: 'rmsprop', learningRate: 0.5, decay: 0.75, epsilon: 1e-8 }, [[2], [-4]]);
    const second = 0.75 * (0.25 * 4) + 0.25 * 16;
    expectClose(taken, [[(-0.5 * 2) / Math.sqrt(0.25 * 4)], [(0.5 * 4) / Math.sqrt(second)]]);
  });
});

describe('AdamW', () => {
  it('takes Adam’s step, and a part of θ off', () => {
    const adam = { learningRate: 0.5, beta1: 0.5, beta2: 0.75, epsilon: 1e-8 };
    const [[plain]] = steps({ kind: 'adam', ...adam }, [[3]]) as [[number]];
    const taken = steps({ kind: 'adamw', ...adam, weightDecay: 0.1 }, [[3]]);
    expectClose(taken, [[plain - 0.5 * 0.1 * 3]]);
  });
});
