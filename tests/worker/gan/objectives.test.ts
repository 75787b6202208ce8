import { expect } from 'chai';
import { ACTIVATIONS, OBJECTIVES, type Activation, type ObjectiveName } from '../../../src/shared/config.js';
import { OPTIMAL_VALUE } from '../../../src/shared/progress.js';
import { randomKey, randomNormal } from '../../../src/shared/random.js';
import { gradientOf, type Network } from '../../../worker/gan/network.js';
import { OBJECTIVE } from '../../../worker/gan/objectives/index.js';
import { EVALUATION } from '../../../worker/gan/pass.js';
import { readVerdict, verdict } from '../../../worker/gan/verdict.js';
import {
  tensor1d,
  tensor2d,
  tidy,
  zeros,
  type Scalar,
  type Tensor1D,
  type Tensor2D,
} from '../../../worker/tf.js';
import { useBackend } from '../../support/backends.js';
import { perceptron } from '../../support/perceptron.js';

before(() => useBackend('cpu'));

const logits = (...values: number[]): Tensor2D => tensor2d(values, [values.length, 1]);
/** The logits of real examples, of which these objectives do not ask. */
const none = (): Tensor2D => {
  throw new Error('real examples were asked for');
};
const number = (loss: () => Scalar): number => tidy(() => loss().dataSync()[0]!);

describe('the paper’s identities', () => {
  it('D = ½ everywhere gives V = −log 4, D(x) = D(G(z)) = ½, and log 2 for either loss of G in size', () => {
    const half = logits(0, 0, 0);
    const numbers = tidy(() =>
      verdict({
        objective: OBJECTIVE.minimax,
        outcome: {
          real: half,
          fake: half,
          discriminatorLoss: zeros([]),
          generatorLoss: zeros([]),
          discriminatorGradient: zeros([]),
          generatorGradient: zeros([]),
        } as never,
      }).dataSync(),
    );
    const { value, scores } = readVerdict(numbers);
    expect(value).to.be.closeTo(OPTIMAL_VALUE, 1e-6);
    expect(scores).to.deep.equal({ real: 0.5, fake: 0.5 });
    expect(number(() => OBJECTIVE.minimax.generatorLoss(half, none))).to.be.closeTo(-Math.log(2), 1e-6);
    expect(number(() => OBJECTIVE['non-saturating'].generatorLoss(half, none))).to.be.closeTo(
      Math.log(2),
      1e-6,
    );
  });

  it('D minimises −V under all of its objectives', () => {
    const sigma = (l: number): number => 1 / (1 + Math.exp(-l));
    const real = [2, -1];
    const fake = [0.5, -3];
    const value =
      real.reduce((sum, l) => sum + Math.log(sigma(l)), 0) / 2 +
      fake.reduce((sum, l) => sum + Math.log(1 - sigma(l)), 0) / 2;
    for (const name of ['minimax', 'non-saturating', 'blend'] as const) {
      const loss = number(() => OBJECTIVE[name].discriminatorLoss(logits(...real), logits(...fake)));
      expect(loss).to.be.closeTo(-value, 1e-6);
    }
  });

  it('where D rejects all that G makes, minimax saturates and the other does not', () => {
    const network = perceptron(1, [], 1, 'linear');
    const steepness = (name: (typeof OBJECTIVES)[number]): number =>
      tidy(() => {
        const theta = tensor1d([1, -20]); // logit = z − 20
        const { gradient: g } = gradientOf(network, theta, (p) =>
          OBJECTIVE[name].generatorLoss(network.apply(p, logits(0), EVALUATION), none),
        );
        return Math.abs(g.dataSync()[1]!);
      });
    expect(steepness('minimax')).to.be.below(1e-8);
    expect(steepness('non-saturating')).to.be.closeTo(1, 1e-6);
    expect(steepness('blend')).to.be.closeTo(1 / 2, 1e-6);
  });

  it('stay finite for logits of ±1,000', () => {
    for (const name of OBJECTIVES) {
      const { discriminatorLoss, generatorLoss } = OBJECTIVE[name];
      for (const l of [-1000, 1000]) {
        expect(number(() => discriminatorLoss(logits(-l), logits(l)))).to.satisfy(Number.isFinite);
        expect(number(() => generatorLoss(logits(l), () => logits(-l)))).to.satisfy(Number.isFinite);
      }
    }
  });
});

describe('each objective', () => {
  const real = [2, -1];
  const fake = [0.5, -3];
  const softplus = (l: number): number => Math.log1p(Math.exp(l));
  const mean = (values: readonly number[]): number => values.reduce((sum, v) => sum + v, 0) / values.length;
  const meanOf = (values: readonly number[], of: (l: number) => number): number => mean(values.map(of));
  const pairs = (of: (real: number, fake: number) => number): number =>
    mean(real.map((r, i) => of(r, fake[i]!)));
  const [R, F] = [mean(real), mean(fake)];

  const expected: Readonly<Record<ObjectiveName, readonly [D: number, G: number]>> = {
    minimax: [meanOf(real, (l) => softplus(-l)) + meanOf(fake, softplus), -meanOf(fake, softplus)],
    'non-saturating': [
      meanOf(real, (l) => softplus(-l)) + meanOf(fake, softplus),
      meanOf(fake, (l) => softplus(-l)),
    ],
    blend: [
      meanOf(real, (l) => softplus(-l)) + meanOf(fake, softplus),
      meanOf(fake, (l) => softplus(-l)) / 2 - meanOf(fake, softplus) / 4,
    ],
    'least-squares': [
      meanOf(real, (l) => (l - 1) ** 2) / 2 + meanOf(fake, (l) => l ** 2) / 2,
      meanOf(fake, (l) => (l - 1) ** 2) / 2,
    ],
    hinge: [meanOf(real, (l) => Math.max(0, 1 - l)) + meanOf(fake, (l) => Math.max(0, 1 + l)), -F],
    wasserstein: [F - R, -F],
    relativistic: [pairs((r, f) => softplus(f - r)), pairs((r, f) => softplus(r - f))],
    'relativistic-average': [
      meanOf(real, (l) => softplus(F - l)) + meanOf(fake, (l) => softplus(l - R)),
      meanOf(fake, (l) => softplus(R - l)) + meanOf(real, (l) => softplus(l - F)),
    ],
  };

  for (const name of OBJECTIVES) {
    const { discriminatorLoss, generatorLoss, undecided } = OBJECTIVE[name];

    it(`${name} is what its formula says`, () => {
      const [D, G] = expected[name];
      expect(number(() => discriminatorLoss(logits(...real), logits(...fake)))).to.be.closeTo(D, 1e-5);
      expect(number(() => generatorLoss(logits(...fake), () => logits(...real)))).to.be.closeTo(G, 1e-5);
    });

    it(`${name} has its best loss for an undecided D where real and generated are alike`, () => {
      const best = number(() => undecided(logits(0.5), logits(0.5)));
      const lossAt = (l: number): number => number(() => discriminatorLoss(logits(l), logits(l)));
      for (const shift of [-0.3, 0.3]) expect(lossAt(best + shift)).to.be.at.least(lossAt(best) - 1e-6);
    });
  }
});

describe('gradients agree with finite differences', () => {
  const key = randomKey(11, 'generatorLatent');
  const z = randomNormal(key, 12); // [4, 3]
  const x = randomNormal(randomKey(11, 'realBatch'), 8); // [4, 2]

  const networkOf = (activation: Activation, inputs: number, outputs: number): Network =>
    perceptron(inputs, [5], outputs, activation);

  /** Largest difference between ∇ and central differences, over the largest component of ∇. */
  function disagreement(
    network: Network,
    theta: Float32Array,
    loss: Parameters<typeof gradientOf>[2],
  ): number {
    const lossAt = (values: Float32Array): number => number(() => loss(network.parameters(tensor1d(values))));
    const analytic = tidy(() => gradientOf(network, tensor1d(theta), loss).gradient.dataSync());
    const step = 2 ** -10;
    const numeric = theta.map((value, i) => {
      const at = (shifted: number): number => lossAt(theta.with(i, shifted));
      return (at(value + step) - at(value - step)) / (2 * step);
    });
    const scale = Math.max(...analytic.map(Math.abs));
    return Math.max(...analytic.map((value, i) => Math.abs(value - numeric[i]!))) / scale;
  }

  const parametersOf = (network: Network, seed: number): Float32Array =>
    Float32Array.from(
      randomNormal(randomKey(seed, 'generatorParameters'), network.parameterCount),
      (w) => w / 2,
    );

  for (const name of OBJECTIVES) {
    for (const activation of ACTIVATIONS) {
      it(`${name}, ${activation}: for the discriminator and, through it, for the generator`, () => {
        const { discriminatorLoss, generatorLoss } = OBJECTIVE[name];
        const G = networkOf(activation, 3, 2);
        const D = networkOf(activation, 2, 1);
        const thetaG = parametersOf(G, 1);
        const thetaD = parametersOf(D, 2);
        const noise = (): Tensor2D => tensor2d(z, [4, 3]);
        const generated = (theta: Tensor1D): Tensor2D => G.apply(G.parameters(theta), noise(), EVALUATION);

        const judged = (examples: Tensor2D): Tensor2D =>
          D.apply(D.parameters(tensor1d(thetaD)), examples, EVALUATION);

        const forD = disagreement(D, thetaD, (p) =>
          discriminatorLoss(
            D.apply(p, tensor2d(x, [4, 2]), EVALUATION),
            D.apply(p, generated(tensor1d(thetaG)), EVALUATION),
          ),
        );
        const forG = disagreement(G, thetaG, (p) =>
          generatorLoss(judged(G.apply(p, noise(), EVALUATION)), () => judged(tensor2d(x, [4, 2]))),
        );
        expect(forD).to.be.below(5e-3);
        expect(forG).to.be.below(5e-3);
      });
    }
  }
});
