import { expect } from 'chai';
import fc from 'fast-check';
import { sizeOf } from '../../../src/shared/dataset.js';
import { networkSpecs, packedShape, type NetworkSpec } from '../../../src/shared/networks/index.js';
import { parametersOf } from '../../../src/shared/networks/layer-parameters.js';
import { shapeAfter } from '../../../src/shared/networks/layer-shapes.js';
import { initialParameters, parameterCount } from '../../../src/shared/parameters.js';
import { randomKey } from '../../../src/shared/random.js';
import { createLayer } from '../../../worker/gan/layers/index.js';
import { createNetwork } from '../../../worker/gan/network.js';
import { trainingPass } from '../../../worker/gan/pass.js';
import { dispose, scalar, tensor1d, tidy, zeros, type Tensor } from '../../../worker/tf.js';
import { useBackend } from '../../support/backends.js';
import { playableConfigs } from '../../shared/networks/arbitrary-config.js';

before(() => useBackend('cpu'));

const BATCH = 2;
const RUNS = { numRuns: 150, seed: 1 };

/** Shapes of what each of a network's layers makes of two examples, computed and described. */
function shapesOf({ body, head }: NetworkSpec, input: number): [computed: number[][], described: number[][]] {
  const computed: number[][] = [];
  const described: number[][] = [];
  tidy(() => {
    const pass = trainingPass({ seed: 1, step: scalar(0, 'int32') as never }, 'real');
    let x: Tensor = zeros([BATCH, input]);
    [...body, ...head].forEach((spec, place) => {
      described.push([BATCH, ...shapeAfter(spec, x.shape.slice(1))]);
      const layer = createLayer(spec);
      x = layer.apply(
        x,
        layer.parameters.map(({ shape }) => zeros([...shape])),
        pass,
        place,
      );
      computed.push(x.shape);
      dispose({ ...layer.statistics });
    });
  });
  return [computed, described];
}

describe('what a config’s networks are said to be, and what they are', () => {
  it('is the same shape after each layer, whatever the kinds, options and data', () => {
    fc.assert(
      fc.property(playableConfigs, ({ config, shape }) => {
        const { generator, discriminator } = networkSpecs(config, shape);
        const packed = sizeOf(packedShape(config, shape));
        for (const [spec, inputs, outputs] of [
          [generator, config.latent.size, sizeOf(shape)],
          [discriminator, packed, 1],
        ] as const) {
          const [computed, described] = shapesOf(spec, inputs);
          expect(described).to.deep.equal(computed);
          expect(computed.at(-1)).to.deep.equal([BATCH, outputs]);
        }
      }),
      RUNS,
    );
  });

  it('is the same number of parameters, each of which a layer takes', () => {
    fc.assert(
      fc.property(playableConfigs, ({ config, shape }) => {
        for (const spec of Object.values(networkSpecs(config, shape))) {
          const network = createNetwork(spec);
          const said = parameterCount([...spec.body, ...spec.head].flatMap(parametersOf));
          const theta = initialParameters(network.specs, randomKey(1, 'generatorParameters'));
          expect(network.parameterCount).to.equal(said);
          tidy(() => {
            const views = network.parameters(tensor1d(theta));
            expect(views.reduce((sum, { size }) => sum + size, 0)).to.equal(said);
          });
          dispose([...network.statistics]);
        }
      }),
      RUNS,
    );
  });
});
