import { expect } from 'chai';
import { createTrainer } from '../../src/sdk/create-trainer.js';
import { datasets } from '../../src/sdk/datasets.js';
import type { ConfigInput } from '../../src/shared/config.js';
import { resolveConfig } from '../../src/shared/config-schema.js';
import { sizeOf, type DatasetSource } from '../../src/shared/dataset.js';
import { PRESETS } from '../../src/shared/presets.js';
import { knownData } from '../../src/still/known-data.js';
import { sceneOf, type Look } from '../../src/still/scene.js';
import { stillLook } from '../../src/still/still.js';

/** The first look at a run, as the page computes it and as the real worker does. */
async function bothLooks(source: DatasetSource, input: ConfigInput): Promise<{ still: Look; live: Look }> {
  const config = resolveConfig(input);
  const known = knownData(source);
  const scene = sceneOf(source, known, config);
  const still = stillLook(scene, known, config)!;
  const trainer = await createTrainer({
    dataset: source,
    config: input,
    backend: 'cpu',
    workerUrl: '/dist/worker.js',
  });
  const { data } = await trainer.sample(scene.samples);
  const verdicts = scene.questions && (await trainer.discriminate(scene.questions));
  trainer.dispose();
  return { still, live: { fake: data, verdicts } };
}

function furthest(a: Float32Array, b: Float32Array): number {
  expect(a.length).to.equal(b.length);
  return a.reduce((most, value, i) => Math.max(most, Math.abs(value - b[i]!)), 0);
}

describe('the still is what the worker will begin with', () => {
  it('exactly, for data whose scale is known', async () => {
    const pixels = Uint8Array.from({ length: 40 * 16 }, (_, i) => (i * 37) % 256);
    const source = datasets.fromArray(pixels, { shape: [4, 4, 1] });
    const { still, live } = await bothLooks(source, { preset: 'mnist-mlp', seed: 5 });
    expect(furthest(still.fake, live.fake), 'of 255').to.be.lessThan(0.01);
  });

  it('exactly, for a small dataset of the host’s own', async () => {
    const points = Float32Array.from({ length: 300 }, (_, i) => Math.sin(i) * 40 + (i % 2) * 100);
    const { still, live } = await bothLooks(datasets.fromArray(points, { shape: [2] }), { seed: 5 });
    expect(furthest(still.fake, live.fake), 'of some 200').to.be.lessThan(0.01);
    expect(furthest(still.verdicts!, live.verdicts!)).to.be.lessThan(1e-4);
  });

  for (const [preset, name] of [
    ['ring', 'ring'],
    ['figure-1', 'mixture-1d'],
  ] as const) {
    it(`to a few hundredths, for ${preset}, whose scale it estimates`, async () => {
      const { still, live } = await bothLooks({ kind: 'synthetic', name }, { preset });
      expect(furthest(still.fake, live.fake)).to.be.lessThan(0.15);
      expect(furthest(still.verdicts!, live.verdicts!)).to.be.lessThan(0.05);
    });
  }
});

describe('the still of networks that take long', () => {
  const stillFor = (input: ConfigInput): Look | undefined => {
    const source = datasets.synthetic('ring');
    const known = knownData(source);
    const config = resolveConfig(input);
    return stillLook(sceneOf(source, known, config), known, config);
  };
  const wide = { network: { hidden: [1024, 1024] } };

  it('leaves D’s verdicts out where D is one of them', () => {
    const still = stillFor({ discriminator: wide });
    expect(still!.fake).to.have.lengthOf(2 * 256);
    expect(still!.verdicts).to.equal(undefined);
  });

  it('is left out where G is one of them, and at once', () => {
    const began = performance.now();
    expect(stillFor({ generator: wide })).to.equal(undefined);
    expect(performance.now() - began).to.be.below(50);
  });

  for (const { name, dataset, config } of PRESETS) {
    if (dataset === undefined) continue; // Their networks may be of any size, and convolutional.
    it(`is not left out of any preset that brings data: ${name}`, () => {
      const source = datasets.synthetic(dataset);
      const known = knownData(source);
      const scene = sceneOf(source, known, config);
      const still = stillLook(scene, known, config);
      expect(still?.fake).to.have.lengthOf(scene.samples * sizeOf(known.shape));
      expect(still?.verdicts !== undefined).to.equal(scene.questions !== undefined);
    });
  }
});

describe('the data that the page knows', () => {
  it('are as many values as can be looked at quickly, of however many', () => {
    const data = new Float32Array(4000 * 784).map((_, i) => (i % 9) - 4);
    const known = knownData(datasets.fromArray(data, { shape: [28, 28] }));
    expect(known.data.length).to.be.within(12 * 784, 2 ** 18 + 784);
    expect(known.data.length % 784).to.equal(0);
    expect(known.range).to.deep.equal([-4, 4]);
  });
});
