import { expect } from 'chai';
import { OBJECTIVES, type ConfigInput } from '../../../src/shared/config.js';
import { resolveConfig } from '../../../src/shared/config-schema.js';
import { createGame, disposeGame, parametersOf, type Game } from '../../../worker/gan/game.js';
import { forces } from '../../../worker/gan/force.js';
import { generatorLoss } from '../../../worker/gan/generator-loss.js';
import { EVALUATION } from '../../../worker/gan/pass.js';
import { pack } from '../../../worker/gan/show.js';
import { memory, scalar, tensor1d, tensor2d, tidy, type Tensor2D } from '../../../worker/tf.js';
import { randomRows, randomStream } from '../../../worker/random/ops.js';
import { useBackend } from '../../support/backends.js';
import { plain } from '../../support/plain.js';

before(() => useBackend('cpu'));

const DATA = [1.5, -0.5, 0.25, 2, -1, 0.75, 3, -2];

/** Smooth networks for points in the plane, whose slopes finite differences find. */
const SMOOTH: ConfigInput = {
  latent: { size: 2 },
  generator: { network: { hidden: [5], activation: 'tanh' } },
  discriminator: { network: { hidden: [6], activation: 'tanh' } },
};

/** Networks of one number, without hidden layers: G(z) = a z, and l(x) = u x with D(x) = σ(l). */
const LINEAR: ConfigInput = {
  latent: { size: 1 },
  generator: { network: { hidden: [] } },
  discriminator: { network: { hidden: [] } },
};

const sigma = (l: number): number => 1 / (1 + Math.exp(-l));
const latentsOf = (numbers: number): number[] => Array.from({ length: numbers }, (_, i) => Math.sin(3 * i));

describe('the force on generated examples', () => {
  const games: Game[] = [];
  afterEach(() => {
    for (const game of games.splice(0)) {
      game.data.values.dispose();
      disposeGame(game);
    }
  });

  function gameOf(config: ConfigInput, columns = 2): Game {
    const affine = { scale: 1, shift: 0 };
    const data = { values: tensor1d(DATA), count: DATA.length / columns, columns, affine };
    const game = createGame(resolveConfig(plain(config)), data);
    games.push(game);
    return game;
  }

  /** Examples and forces, one number after another. */
  function forcesIn(game: Game, latents: number[]): { examples: number[]; forces: number[] } {
    const { size } = game.latent;
    const values = tidy(() => forces(game, tensor2d(latents, [latents.length / size, size])).dataSync());
    const half = values.length / 2;
    return { examples: [...values.slice(0, half)], forces: [...values.slice(half)] };
  }

  const cases: Record<string, ConfigInput> = {
    ...Object.fromEntries(OBJECTIVES.map((objective) => [objective, { objective }])),
    'packs of two': { packing: 2, batchSize: 4 },
    'packs of two, relativistic': { packing: 2, batchSize: 4, objective: 'relativistic' },
    'the minibatch’s deviation': { minibatchDeviation: true },
    'feature matching': { featureMatching: 0.5 },
  };
  for (const [name, config] of Object.entries(cases)) {
    it(`is minus the slope of G’s loss, times their number: ${name}`, () => {
      const game = gameOf({ ...SMOOTH, ...config });
      const m = 4;
      const { examples, forces } = forcesIn(game, latentsOf(2 * m));
      const lossAt = (x: number[]): number =>
        tidy(() => {
          const stream = randomStream(game.seed, 'sampleReal');
          const real = (): Tensor2D => pack(game, randomRows(stream, scalar(0, 'int32'), game.data, m));
          const seen = pack(game, tensor2d(x, [m, 2]));
          const passes = { judged: EVALUATION, compared: EVALUATION };
          return generatorLoss(game, parametersOf(game.discriminator), seen, real, passes).dataSync()[0]!;
        });
      const h = 0.01;
      examples.forEach((_, i) => {
        const [ahead, behind] = [h, -h].map((d) => lossAt(examples.map((x, j) => (i === j ? x + d : x))));
        const slope = (ahead! - behind!) / (2 * h);
        expect(forces[i]!, `of number ${i}`).to.be.closeTo(-m * slope, 2e-3);
      });
    });
  }

  /** D's slope u, D(x) at each example, and the force there. */
  function linear(config: ConfigInput): { u: number; D: number[]; forces: number[] } {
    const game = gameOf({ ...LINEAR, ...config }, 1);
    game.discriminator.theta.assign(tensor1d([-8, -10]));
    const { examples, forces } = forcesIn(game, latentsOf(4));
    return { u: -8, D: examples.map((x) => sigma(-8 * x - 10)), forces };
  }

  it('is D ∇l under minimax, which vanishes where D rejects, and (1 − D) ∇l under non-saturating', () => {
    const minimax = linear({ objective: 'minimax' });
    minimax.forces.forEach((force, i) => expect(force).to.be.closeTo(minimax.D[i]! * minimax.u, 1e-4));
    const nonSaturating = linear({ objective: 'non-saturating' });
    nonSaturating.forces.forEach((force, i) =>
      expect(force).to.be.closeTo((1 - nonSaturating.D[i]!) * nonSaturating.u, 1e-4),
    );
  });

  it('on an example does not depend on how many others there are', () => {
    const game = gameOf(SMOOTH);
    const few = forcesIn(game, latentsOf(4)).forces;
    const many = forcesIn(game, latentsOf(40)).forces;
    few.forEach((force, i) => expect(many[i]!).to.be.closeTo(force, 1e-6));
  });

  it('leaves no tensor behind', () => {
    const game = gameOf({ ...SMOOTH, objective: 'relativistic' });
    const before = memory().numTensors;
    forcesIn(game, latentsOf(8));
    expect(memory().numTensors).to.equal(before);
  });
});
