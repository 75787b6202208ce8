import { expect } from 'chai';
import { randomKey, randomNormal } from '../../../src/shared/random.js';
import { initialParameters, ZERO } from '../../../src/shared/parameters.js';
import { createLayer } from '../../../worker/gan/layers/index.js';
import type { Layer } from '../../../worker/gan/layers/layer.js';
import { EVALUATION, trainingPass, type Pass, type View } from '../../../worker/gan/pass.js';
import { dispose, scalar, tensor, tidy, type Tensor } from '../../../worker/tf.js';
import { useBackend } from '../../support/backends.js';

before(() => useBackend('cpu'));

const normal = (count: number, seed = 1): Float32Array => randomNormal(randomKey(seed, 'metric'), count);
const random = (shape: readonly number[], seed = 1): Tensor =>
  tensor(
    normal(
      shape.reduce((a, b) => a * b),
      seed,
    ),
    [...shape],
  );

const training = (view: View = 'real', seed = 5): Pass =>
  trainingPass({ seed, step: scalar(0, 'int32') as never }, view);

/** What a layer makes of x, with parameters as they begin. */
function through(layer: Layer, x: Tensor, pass: Pass = EVALUATION, place = 0): Tensor {
  const parameters = layer.parameters.map((spec) =>
    tensor(initialParameters([spec], randomKey(2, 'generatorParameters')), [...spec.shape]),
  );
  return layer.apply(x, parameters, pass, place);
}

const values = (compute: () => Tensor): number[] => tidy(() => [...compute().dataSync()]);
const mean = (list: readonly number[]): number => list.reduce((sum, x) => sum + x, 0) / list.length;
const variance = (list: readonly number[]): number => mean(list.map((x) => (x - mean(list)) ** 2));

function expectClose(actual: readonly number[], expected: readonly number[], tolerance = 1e-5): void {
  expect(actual).to.have.length(expected.length);
  actual.forEach((value, i) => expect(value, `number ${i}`).to.be.closeTo(expected[i]!, tolerance));
}

const NORMAL = { kind: 'normal', deviation: 1 } as const;

describe('batch normalisation', () => {
  it('gives each unit mean 0 and variance 1 over the minibatch, and over all places of an image', () => {
    for (const shape of [
      [50, 3],
      [2, 5, 5, 3],
    ]) {
      const layer = createLayer({ kind: 'batch-norm', units: 3 });
      const out = values(() => through(layer, random(shape).mul(4).add(7), training()));
      for (const unit of [0, 1, 2]) {
        const own = out.filter((_, i) => i % 3 === unit);
        expect(mean(own)).to.be.closeTo(0, 1e-5);
        expect(variance(own)).to.be.closeTo(1, 1e-4);
      }
      dispose({ ...layer.statistics });
    }
  });

  it('makes of one example alone what it makes of it among many, by averages that training moves a tenth of the way', () => {
    const layer = createLayer({ kind: 'batch-norm', units: 2 });
    const data = [...normal(20)].map((x, i) => 3 * x + (i % 2));
    const passes = 5;
    for (let i = 0; i < passes; i++)
      values(() => through(layer, tensor(data, [10, 2]), training('generated')));

    const left = 0.9 ** passes;
    const expected = [0, 1].map((unit) => {
      const own = data.filter((_, i) => i % 2 === unit);
      const average = (1 - left) * mean(own);
      const deviation = Math.sqrt(left + (1 - left) * variance(own) + 1e-5);
      return (data[unit]! - average) / deviation;
    });
    const among = values(() => through(layer, tensor(data, [10, 2])));
    const alone = values(() => through(layer, tensor(data.slice(0, 2), [1, 2])));
    expectClose(alone, expected);
    expect(alone).to.deep.equal(among.slice(0, 2));
    dispose({ ...layer.statistics });
  });
});

describe('layer normalisation', () => {
  it('gives each example mean 0 and variance 1', () => {
    const out = values(() =>
      through(createLayer({ kind: 'layer-norm', units: 3 }), random([4, 5, 5, 3]).mul(2).sub(1)),
    );
    for (let i = 0; i < 4; i++) {
      const own = out.slice(i * 75, (i + 1) * 75);
      expect(mean(own)).to.be.closeTo(0, 1e-5);
      expect(variance(own)).to.be.closeTo(1, 1e-4);
    }
  });
});

describe('maxout', () => {
  it('is the largest of each unit’s linear pieces', () => {
    const W = [1, -2, 0.5, 3, 0, 1, -1, 2]; // [2, 2 units × 2 pieces]
    const b = [0, 0.5, -1, 0.25];
    const x = [2, -3];
    const linear = b.map((bias, j) => x[0]! * W[j]! + x[1]! * W[4 + j]! + bias);
    const layer = createLayer({
      kind: 'maxout',
      inputs: 2,
      units: 2,
      pieces: 2,
      initial: { kind: 'scaled' },
    });
    const out = values(() =>
      layer.apply(tensor(x, [1, 2]), [tensor(W, [2, 4]), tensor(b, [4])], EVALUATION, 0),
    );
    expectClose(out, [Math.max(linear[0]!, linear[1]!), Math.max(linear[2]!, linear[3]!)]);
  });
});

describe('minibatch deviation', () => {
  it('comes to each example as the mean of the features’ standard deviations', () => {
    const x = [1, 10, 3, 10, 5, 16]; // [3, 2]
    const deviation = (Math.sqrt(variance([1, 3, 5])) + Math.sqrt(variance([10, 10, 16]))) / 2;
    const out = values(() => through(createLayer({ kind: 'minibatch-deviation' }), tensor(x, [3, 2])));
    expectClose(out, [1, 10, deviation, 3, 10, deviation, 5, 16, deviation], 1e-4);
  });
});

describe('dropout', () => {
  const layer = createLayer({ kind: 'dropout', share: 0.3 });
  const masked = (pass: Pass, place = 0): number[] =>
    values(() => layer.apply(tensor(Array<number>(5000).fill(1), [50, 10, 10, 1]), [], pass, place));

  it('leaves its share out while training, and makes up for it', () => {
    const out = masked(training());
    const dropped = out.filter((x) => x === 0).length / out.length;
    expect(dropped).to.be.closeTo(0.3, 0.03); // Four standard deviations are 0.026.
    for (const x of out) if (x !== 0) expect(x).to.be.closeTo(1 / 0.7, 1e-6);
  });

  it('leaves the same out in the same pass, and something else in another pass or layer', () => {
    expect(masked(training())).to.deep.equal(masked(training()));
    expect(masked(training())).not.to.deep.equal(masked(training('generated')));
    expect(masked(training())).not.to.deep.equal(masked(training(), 1));
    expect(masked(training())).not.to.deep.equal(masked(training('real', 6)));
  });

  it('leaves nothing out when not training', () => {
    expect(new Set(masked(EVALUATION))).to.deep.equal(new Set([1]));
  });
});

describe('a convolution', () => {
  it('is the sum of what lies under its filter, with 0 beyond the border', () => {
    const layer = createLayer({
      kind: 'convolution',
      inputs: 1,
      outputs: 1,
      size: 3,
      stride: 1,
      initial: ZERO,
    });
    const image = [1, 2, 3, 4, 5, 6]; // [2, 3]
    const filter = [1, 10, 100, 1000, 1e4, 1e5, 1e6, 1e7, 1e8];
    const out = values(() =>
      layer.apply(tensor(image, [1, 2, 3, 1]), [tensor(filter, [3, 3, 1, 1]), tensor([0.5])], EVALUATION, 0),
    );
    expect(out[0]).to.be.closeTo(1e4 + 2e5 + 4e7 + 5e8 + 0.5, 64);
    expect(out[5]).to.be.closeTo(2 + 30 + 5000 + 6e4 + 0.5, 0.01);
  });

  it('and the transposed one are each other’s transpose, for odd sides too', () => {
    for (const [height, width] of [
      [8, 6],
      [7, 5],
    ] as const) {
      const filter = { size: 4, stride: 2, initial: ZERO };
      const small = [1, Math.ceil(height / 2), Math.ceil(width / 2)];
      const down = createLayer({ kind: 'convolution', inputs: 2, outputs: 3, ...filter });
      const to = [height, width] as const;
      const up = createLayer({ kind: 'transposed-convolution', inputs: 3, outputs: 2, to, ...filter });
      const [product, transposed] = tidy(() => {
        const W = random(down.parameters[0]!.shape); // [4, 4, 2, 3]
        const x = random([1, height, width, 2], 2);
        const y = random([...small, 3], 3);
        const Wx = down.apply(x, [W, tensor([0, 0, 0])], EVALUATION, 0);
        const Wy = up.apply(y, [W.transpose([3, 0, 1, 2]), tensor([0, 0])], EVALUATION, 0);
        expect(Wy.shape).to.deep.equal(x.shape);
        return [Wx.mul(y).sum().dataSync()[0]!, Wy.mul(x).sum().dataSync()[0]!];
      });
      expect(product).to.be.closeTo(transposed, 1e-3);
    }
  });
});

describe('resizing', () => {
  it('makes 2×2 of each pixel, and leaves out what is too much', () => {
    const out = values(() =>
      through(createLayer({ kind: 'upsampling', to: [3, 4] }), tensor([1, 2, 3, 4], [1, 2, 2, 1])),
    );
    expect(out).to.deep.equal([1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 4, 4]);
  });

  it('makes the mean of 2×2 pixels, with 0 beyond an odd side', () => {
    const out = values(() =>
      through(createLayer({ kind: 'mean-pooling' }), tensor([1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 3, 3, 1])),
    );
    expectClose(out, [3, 9 / 4, 15 / 4, 9 / 4]);
  });
});

describe('a residual block', () => {
  it('begins as the identity, whatever its first filter', () => {
    const layer = createLayer({
      kind: 'residual-block',
      channels: 3,
      activation: 'leaky-relu',
      initial: NORMAL,
    });
    const x = random([2, 4, 5, 3]);
    expect(values(() => through(layer, x.clone()))).to.deep.equal([...x.dataSync()]);
    x.dispose();
  });
});
