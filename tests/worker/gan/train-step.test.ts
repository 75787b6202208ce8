import { expect } from 'chai';
import { patchConfig, resolveConfig } from '../../../src/shared/config-schema.js';
import type { Config } from '../../../src/shared/config.js';
import { randomIndices, randomKey, randomNormal, type Stream } from '../../../src/shared/random.js';
import { createGame, disposeGame, type Game } from '../../../worker/gan/game.js';
import { trainStep } from '../../../worker/gan/train-step.js';
import { memory, tensor1d } from '../../../worker/tf.js';
import { useBackend } from '../../support/backends.js';
import { PLAIN } from '../../support/plain.js';

before(() => useBackend('cpu'));

const DATA = [1.5, -0.5, 0.25, 2, -1, 0.75, 3];
const BATCH = 4;

const sgd = (learningRate: number): object => ({
  network: { hidden: [], output: 'linear' },
  optimizer: { kind: 'sgd', learningRate, momentum: 0 },
});

/** G(z) = a z + b against D(x) = σ(u x + v), by plain gradient descent. */
const CONFIG = patchConfig(resolveConfig(PLAIN), {
  seed: 3,
  batchSize: BATCH,
  latent: { size: 1, distribution: 'normal' },
  generator: sgd(0.5),
  discriminator: sgd(0.25),
});

/** A whole step. */
function take(game: Game): void {
  Array.from(trainStep(game));
}

function play(config: Config, steps: number): Game {
  const values = tensor1d(DATA);
  const game = createGame(config, { values, count: DATA.length, columns: 1, affine: { scale: 1, shift: 0 } });
  for (let i = 0; i < steps; i++) take(game);
  return game;
}

const sigma = (l: number): number => 1 / (1 + Math.exp(-l));
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Algorithm 1 for these two networks, with the derivatives written out by hand. */
function byHand(config: Config, steps: number): { generator: number[]; discriminator: number[] } {
  const { seed, k, objective } = config;
  const draw = (stream: Stream, step: number, substep = 0): number[] => [
    ...randomNormal(randomKey(seed, stream, step, substep), BATCH),
  ];
  let [a, b] = [randomNormal(randomKey(seed, 'generatorParameters'), 1)[0]!, 0];
  let [u, v] = [randomNormal(randomKey(seed, 'discriminatorParameters'), 1)[0]!, 0];
  for (let step = 0; step < steps; step++) {
    for (let i = 0; i < k; i++) {
      const x = [...randomIndices(randomKey(seed, 'realBatch', step, i), BATCH, DATA.length)].map(
        (row) => DATA[row]!,
      );
      const g = draw('discriminatorLatent', step, i).map((z) => a * z + b);
      // −V = E softplus(−l(x)) + E softplus(l(g)) with l(x) = u x + v; d softplus(l)/dl = σ(l).
      const dU = mean(x.map((x) => -sigma(-(u * x + v)) * x)) + mean(g.map((g) => sigma(u * g + v) * g));
      const dV = mean(x.map((x) => -sigma(-(u * x + v)))) + mean(g.map((g) => sigma(u * g + v)));
      [u, v] = [u - 0.25 * dU, v - 0.25 * dV];
    }
    const z = draw('generatorLatent', step);
    const slopes = z.map((z) => {
      const l = u * (a * z + b) + v;
      return (objective === 'minimax' ? -sigma(l) : -sigma(-l)) * u;
    });
    const dA = mean(slopes.map((slope, i) => slope * z[i]!));
    [a, b] = [a - 0.5 * dA, b - 0.5 * mean(slopes)];
  }
  return { generator: [a, b], discriminator: [u, v] };
}

describe('Algorithm 1', () => {
  for (const objective of ['minimax', 'non-saturating'] as const) {
    for (const k of [1, 3]) {
      it(`moves both players as computed by hand: ${objective}, k = ${k}, three steps`, () => {
        const config = patchConfig(CONFIG, { objective, k });
        const game = play(config, 3);
        const expected = byHand(config, 3);
        for (const player of ['generator', 'discriminator'] as const) {
          const theta = [...game[player].theta.dataSync()];
          theta.forEach((value, i) => expect(value, player).to.be.closeTo(expected[player][i]!, 1e-5));
        }
        expect(game.step.dataSync()[0]).to.equal(3);
      });
    }
  }

  it('lets a player stand still whose learning rate is 0', () => {
    const game = play(patchConfig(CONFIG, { generator: { optimizer: { learningRate: 0 } } }), 2);
    expect([...game.generator.theta.dataSync()]).to.deep.equal([
      ...play(CONFIG, 0).generator.theta.dataSync(),
    ]);
  });

  it('holds the same number of tensors after 1,000 steps as before the first, and none when it is over', () => {
    const before = memory().numTensors;
    const game = play(CONFIG, 0);
    const playing = memory().numTensors;
    for (let i = 0; i < 1000; i++) take(game);
    expect(memory().numTensors).to.equal(playing);
    game.data.values.dispose();
    disposeGame(game);
    expect(memory().numTensors).to.equal(before);
  });
});
