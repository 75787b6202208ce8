import { expect } from 'chai';
import { resolveConfig } from '../../../src/shared/config-schema.js';
import { createGame } from '../../../worker/gan/game.js';
import { trainStep } from '../../../worker/gan/train-step.js';
import { tensor1d } from '../../../worker/tf.js';
import { useBackend } from '../../support/backends.js';
import { PLAIN } from '../../support/plain.js';

const DATA = Float32Array.from({ length: 64 }, (_, i) => Math.sin(i));

/** Both players' θ after three steps of the ring's networks on a small table. */
async function thetaAfterThreeSteps(backend: 'webgpu' | 'webgl' | 'cpu'): Promise<Float32Array[]> {
  await useBackend(backend);
  const table = { values: tensor1d(DATA), count: 32, columns: 2, affine: { scale: 1, shift: 0 } };
  const game = createGame(resolveConfig(PLAIN), table);
  for (let i = 0; i < 3; i++) Array.from(trainStep(game));
  const thetas = [game.generator.theta, game.discriminator.theta];
  return Promise.all(thetas.map(async (theta) => (await theta.data()).slice() as Float32Array));
}

describe('Algorithm 1 on a GPU', () => {
  for (const backend of ['webgpu', 'webgl'] as const) {
    it(`moves θ on ${backend} as on the CPU, to 1e-4 of its largest component`, async () => {
      const expected = await thetaAfterThreeSteps('cpu');
      const actual = await thetaAfterThreeSteps(backend);
      expected.forEach((theta, player) => {
        const scale = Math.max(...theta.map(Math.abs));
        theta.forEach((value, i) =>
          expect(Math.abs(actual[player]![i]! - value), `${player}, ${i}`).to.be.below(1e-4 * scale),
        );
      });
    });
  }
});
