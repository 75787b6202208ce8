import { expect } from 'chai';
import { resolveSetup } from '../../src/setup.js';
import { suitingPreset } from '../../src/views/suiting-preset.js';

/** The preset for examples of this shape where this one is in use. */
function suiting(shape: readonly number[], preset = 'ring'): string | undefined {
  const wishes = { source: undefined, config: {}, seed: 1, backend: null, workerUrl: undefined };
  return suitingPreset(shape, resolveSetup({ ...wishes, preset }));
}

describe('the preset for data of the reader’s own', () => {
  for (const [shape, preset] of [
    [[1], 'figure-1'],
    [[2], 'line'],
    [[5], 'line'],
    [[16, 16, 1], 'mnist-mlp'],
    [[28, 28, 1], 'mnist-mlp'],
    [[32, 32, 1], 'mnist-dcgan'],
    [[16, 16, 3], 'cifar10-small'],
    [[64, 64, 3], 'cifar10-small'],
    [[4, 4, 3], 'mnist-mlp'],
  ] as const) {
    it(`is ${preset} for examples of shape [${shape.join(', ')}]`, () => {
      expect(suiting(shape)).to.equal(preset);
    });
  }

  it('is the one in use where that was made for images that somebody brings, and suits these', () => {
    expect(suiting([28, 28, 1], 'mnist-dcgan')).to.equal(undefined);
    expect(suiting([4, 4, 1], 'mnist-dcgan')).to.equal('mnist-mlp');
    expect(suiting([2], 'mnist-dcgan')).to.equal('line');
    expect(suiting([28, 28, 1], 'glyphs')).to.equal('mnist-mlp');
  });

  it('is none where networks would be too large', () => {
    expect(suiting([128, 128, 1])).to.equal('mnist-dcgan');
    expect(() => suiting([1024, 1024, 1])).to.throw(/generator\.network makes \d+ parameters/);
  });
});
