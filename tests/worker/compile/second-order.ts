import { expect } from 'chai';
import * as tf from '../../../worker/tf.js';
import type { Machine } from '../../../worker/compile/machine.js';
import { expectAsOnTfjs } from './compiled.js';

type Layers = readonly [first: tf.Tensor, second: tf.Tensor];

const wave = (shape: number[], seed: number): tf.Tensor => {
  const size = shape.reduce((product, length) => product * length, 1);
  return tf.tensor(
    Float32Array.from({ length: size }, (_, i) => Math.sin(1 + seed + 1.3 * i)),
    shape,
  );
};

interface Critic {
  readonly name: string;
  readonly x: () => tf.Tensor;
  readonly layers: () => Layers;
  readonly score: (x: tf.Tensor, layers: Layers) => tf.Tensor;
}

const dense =
  (activation: (x: tf.Tensor) => tf.Tensor): Critic['score'] =>
  (x, [first, second]) =>
    tf.matMul(activation(tf.matMul(x as tf.Tensor2D, first as tf.Tensor2D)), second);

/** Ops whose own gradient is a function of what they come to. */
const SMOOTH: Readonly<Record<string, (x: tf.Tensor) => tf.Tensor>> = {
  tanh: (x) => x.tanh(),
  sigmoid: (x) => x.sigmoid(),
  softplus: (x) => x.softplus(),
  elu: (x) => x.elu(),
  exp: (x) => x.sin().exp(),
  softmax: (x) => tf.softmax(x),
  'log softmax': (x) => tf.logSoftmax(x),
};

const CRITICS: readonly Critic[] = [
  {
    name: 'dense, leaky rectifier',
    x: () => wave([5, 3], 0),
    layers: () => [wave([3, 7], 1), wave([7, 1], 2)],
    score: dense((x) => tf.leakyRelu(x, 0.2)),
  },
  ...Object.entries(SMOOTH).map(([name, activation]): Critic => ({
    name: `dense, ${name}`,
    x: () => wave([5, 3], 0),
    layers: () => [wave([3, 7], 1), wave([7, 1], 2)],
    score: dense(activation),
  })),
  {
    name: 'convolutional, strided',
    x: () => wave([2, 7, 6, 2], 0),
    layers: () => [wave([3, 3, 2, 4], 1), wave([2, 2, 4, 3], 2)],
    score: (x, [first, second]) =>
      tf.conv2d(
        tf.leakyRelu(tf.conv2d(x as tf.Tensor4D, first as tf.Tensor4D, 2, 'same'), 0.2),
        second as tf.Tensor4D,
        1,
        'valid',
      ),
  },
];

/** R1: half the mean square of the score's gradient with respect to x. */
function penalty({ score }: Critic, x: tf.Tensor, layers: Layers): tf.Scalar {
  const slope = tf.grad((input) => score(input, layers).sum())(x);
  return slope.square().mean<tf.Scalar>().mul(0.5);
}

/** The penalty, and its gradient with respect to both layers. */
function penalised(critic: Critic, x: tf.Tensor, layers: Layers): tf.Tensor[] {
  const { value, grads } = tf.valueAndGrads((...weights) => penalty(critic, x, weights as unknown as Layers))(
    [...layers],
  );
  return [value, ...grads];
}

/** Gradients of gradients come out on a machine as on tfjs. */
export function describeSecondOrder(target: string, machineOf: () => Promise<Machine>): void {
  describe(`gradient penalties on ${target}`, () => {
    let machine: Machine;
    before(async () => {
      machine = await machineOf();
      await tf.setBackend('cpu');
    });
    after(() => machine.dispose());

    for (const critic of CRITICS) {
      it(`come out as on tfjs: ${critic.name}`, async () => {
        const inputs = [critic.x(), ...critic.layers()];
        await expectAsOnTfjs(machine, inputs, (x, first, second) =>
          penalised(critic, x, [first, second] as unknown as Layers),
        );
        tf.dispose(inputs);
      });
    }
  });
}

/** tfjs itself against finite differences. */
export function describeFiniteDifferences(): void {
  describe('the gradient of a gradient penalty', () => {
    before(() => tf.setBackend('cpu'));

    for (const critic of CRITICS) {
      it(`is the slope of the penalty: ${critic.name}`, () => {
        const numbers = tf.tidy(() => {
          const x = critic.x();
          const [first, second] = critic.layers();
          const direction = wave([...first.shape], 9);
          const slope = penalised(critic, x, [first, second])[1]!.mul(direction).sum().dataSync()[0]!;
          const along = (t: number): number =>
            penalty(critic, x, [first.add(direction.mul(t)), second]).dataSync()[0]!;
          const h = 1e-3; // Few rectifiers bend within it.
          return { slope, difference: (along(h) - along(-h)) / (2 * h) };
        });
        expect(numbers.slope).to.be.closeTo(numbers.difference, 0.01 * Math.abs(numbers.difference));
        expect(numbers.slope).not.to.be.closeTo(0, 1e-3);
      });
    }
  });
}
