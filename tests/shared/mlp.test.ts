import { expect } from 'chai';
import { denseLayers, denseParameters } from '../../src/shared/mlp.js';
import { initialParameters, parameterCount } from '../../src/shared/parameters.js';
import { randomKey } from '../../src/shared/random.js';

const layers = denseLayers({ hidden: [64, 128], activation: 'relu', output: 'linear' }, 16, 2);
const specs = layers.flatMap((layer) => denseParameters(layer, { kind: 'scaled' }));
const key = randomKey(1, 'generatorParameters');

describe('dense layers', () => {
  it('lead from the input over the hidden widths to the output', () => {
    expect(layers.map(({ inputs, units, activation }) => [inputs, units, activation])).to.deep.equal([
      [16, 64, 'relu'],
      [64, 128, 'relu'],
      [128, 2, 'linear'],
    ]);
  });

  it('count weights and biases', () => {
    expect(parameterCount(specs)).to.equal(17 * 64 + 65 * 128 + 129 * 2);
  });
});

describe('initial parameters', () => {
  const theta = initialParameters(specs, key);

  it('have biases of 0', () => {
    expect([...theta.subarray(16 * 64, 17 * 64)]).to.deep.equal(new Array(64).fill(0));
  });

  it('have the variance that the layer’s activation asks for, within five standard errors', () => {
    const second = theta.subarray(17 * 64, 17 * 64 + 64 * 128);
    const variance = second.reduce((sum, weight) => sum + weight ** 2, 0) / second.length;
    expect(Math.abs(variance / (2 / 64) - 1)).to.be.below(5 * Math.sqrt(2 / second.length));
  });

  it('follow from the seed', () => {
    expect(initialParameters(specs, key)).to.deep.equal(theta);
    expect(initialParameters(specs, randomKey(2, 'generatorParameters'))).to.not.deep.equal(theta);
  });
});
