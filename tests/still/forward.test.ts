import { expect } from 'chai';
import type { Activation } from '../../src/shared/config.js';
import type { DenseLayer } from '../../src/shared/mlp.js';
import { forward } from '../../src/still/forward.js';

const layer = (inputs: number, units: number, activation: Activation): DenseLayer => ({
  inputs,
  units,
  activation,
});

describe('forward', () => {
  it('is activation(x W + b), row by row', () => {
    const theta = Float32Array.of(1, 2, 3, 4, 10, 20); // W = [[1, 2], [3, 4]], b = [10, 20].
    const output = forward([layer(2, 2, 'linear')], theta, Float32Array.of(1, 1, 0, -1));
    expect([...output]).to.deep.equal([14, 26, 7, 16]);
  });

  it('goes through the layers one after another', () => {
    const theta = Float32Array.of(2, -1, 0, 0, 1, 1, 5); // [1 → 2] relu, then [2 → 1].
    const output = forward([layer(1, 2, 'relu'), layer(2, 1, 'linear')], theta, Float32Array.of(3, -3));
    expect([...output]).to.deep.equal([11, 8]);
  });

  for (const [activation, at] of [
    ['relu', [0, 2]],
    ['leaky-relu', [-0.4, 2]],
    ['tanh', [Math.tanh(-2), Math.tanh(2)]],
    ['sigmoid', [1 / (1 + Math.E ** 2), 1 / (1 + Math.E ** -2)]],
    ['linear', [-2, 2]],
  ] as const) {
    it(`knows ${activation}`, () => {
      const output = forward([layer(1, 1, activation)], Float32Array.of(1, 0), Float32Array.of(-2, 2));
      output.forEach((value, i) => expect(value).to.be.closeTo(at[i]!, 1e-6));
    });
  }
});
