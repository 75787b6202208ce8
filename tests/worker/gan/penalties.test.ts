import { expect } from 'chai';
import { PENALTIES } from '../../../src/shared/config.js';
import { initialParameters } from '../../../src/shared/parameters.js';
import { randomKey, randomNormal } from '../../../src/shared/random.js';
import { gradientOf } from '../../../worker/gan/network.js';
import { EVALUATION } from '../../../worker/gan/pass.js';
import { PENALTY } from '../../../worker/gan/penalties/index.js';
import type { Critic, Minibatch } from '../../../worker/gan/penalties/penalty.js';
import {
  fill,
  matMul,
  mean,
  tensor1d,
  tensor2d,
  tidy,
  valueAndGrad,
  zeros,
  type Scalar,
  type Tensor,
  type Tensor2D,
} from '../../../worker/tf.js';
import { useBackend } from '../../support/backends.js';
import { perceptron } from '../../support/perceptron.js';

before(() => useBackend('cpu'));

const [REAL, FAKE] = [
  [1, 2, -3, 4],
  [0, 1, 5, -2],
];
const minibatch = (): Minibatch => ({
  real: tensor2d(REAL, [2, 2]),
  generated: tensor2d(FAKE, [2, 2]),
  uniform: (_stream, shape) => fill([...shape], 0.25),
});
const valueOf = (name: (typeof PENALTIES)[number], D: Critic): number =>
  tidy(() => PENALTY[name](D, minibatch()).dataSync()[0]!);

/** D(x) = 3 x₁ + 4 x₂, whose slope is 5 everywhere. */
const linear: Critic = (x) => matMul(x, tensor2d([3, 4], [2, 1]));
/** D(x) = ½ ‖x‖², whose slope at x is ‖x‖. */
const quadratic: Critic = (x) => x.square().sum<Tensor2D>(1, true).mul(0.5);

describe('penalties', () => {
  it('R1 is half its mean square at real examples', () => {
    expect(valueOf('r1', linear)).to.be.closeTo(25 / 2, 1e-5);
    expect(valueOf('r1', quadratic)).to.be.closeTo((5 + 25) / 2 / 2, 1e-5);
  });

  it('R2 is the same at generated examples', () => {
    expect(valueOf('r2', quadratic)).to.be.closeTo((1 + 29) / 2 / 2, 1e-5);
  });

  it('the gradient penalty is the mean square of what it differs from 1 by, between the two', () => {
    expect(valueOf('gradientPenalty', linear)).to.be.closeTo(16, 1e-4);
    // A quarter of the way from the generated to the real example: (0.25, 1.25) and (3, −0.5).
    const slopes = [Math.hypot(0.25, 1.25), Math.hypot(3, -0.5)];
    const expected = slopes.reduce((sum, slope) => sum + (slope - 1) ** 2, 0) / 2;
    expect(valueOf('gradientPenalty', quadratic)).to.be.closeTo(expected, 1e-5);
  });

  it('DRAGAN is the same around real examples', () => {
    const deviation = Math.sqrt(REAL.reduce((sum, x) => sum + (x - 1) ** 2, 0) / 4);
    const moved = REAL.map((x) => x + 0.25 * deviation * 0.5);
    const slopes = [Math.hypot(moved[0]!, moved[1]!), Math.hypot(moved[2]!, moved[3]!)];
    const expected = slopes.reduce((sum, slope) => sum + (slope - 1) ** 2, 0) / 2;
    expect(valueOf('dragan', quadratic)).to.be.closeTo(expected, 1e-4);
  });

  it('label smoothing is the mean of what D says of real examples', () => {
    expect(valueOf('labelSmoothing', linear)).to.be.closeTo((11 + 7) / 2, 1e-5);
  });

  it('are finite, with their gradients, where D is flat', () => {
    for (const name of PENALTIES) {
      const penalty = (weights: Tensor): Scalar =>
        PENALTY[name]((x) => matMul(x, weights as Tensor2D), minibatch()).asScalar();
      const { value, grad: gradient } = tidy(() => valueAndGrad(penalty)(zeros([2, 1])));
      expect([...value.dataSync(), ...gradient.dataSync()], name).to.satisfy((all: number[]) =>
        all.every(Number.isFinite),
      );
    }
  });

  for (const name of PENALTIES) {
    it(`${name}: its gradient agrees with finite differences`, () => {
      const network = perceptron(2, [6, 5], 1, 'tanh');
      const theta = initialParameters(network.specs, randomKey(5, 'discriminatorParameters'));
      const direction = randomNormal(randomKey(6, 'dataset'), theta.length);
      const at = (values: Float32Array): { readonly loss: number; readonly gradient: readonly number[] } => {
        const found = tidy(() =>
          gradientOf(network, tensor1d(values), (parameters) => {
            const D: Critic = (x) => network.apply(parameters, x, EVALUATION);
            // With something that the last bias has an influence on, of which D's slope is free.
            return PENALTY[name](D, minibatch()).add(mean(D(minibatch().real)));
          }),
        );
        return { loss: found.loss.dataSync()[0]!, gradient: [...found.gradient.dataSync()] };
      };
      const step = 2 ** -8;
      const lossAlong = (t: number): number => at(theta.map((value, i) => value + t * direction[i]!)).loss;
      const numeric = (lossAlong(step) - lossAlong(-step)) / (2 * step);
      const analytic = at(theta).gradient.reduce((sum, g, i) => sum + g * direction[i]!, 0);
      expect(analytic).to.be.closeTo(numeric, 1e-2 * Math.abs(numeric) + 1e-4);
    });
  }
});
