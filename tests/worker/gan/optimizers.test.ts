import { expect } from 'chai';
import { createOptimizer } from '../../../worker/gan/optimizers/index.js';
import { scalar, tensor1d, tidy } from '../../../worker/tf.js';
import { useBackend } from '../../support/backends.js';

before(() => useBackend('cpu'));

/** The steps that an optimizer takes for these gradients, with a learning rate of ½. */
function steps(config: Parameters<typeof createOptimizer>[0], gradients: readonly number[][]): number[][] {
  const optimizer = createOptimizer(config, gradients[0]!.length);
  return gradients.map((gradient) =>
    tidy(() => [...optimizer.step(tensor1d(gradient), scalar(0.5)).dataSync()]),
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
