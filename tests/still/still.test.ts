import { expect } from 'chai';
import { createTrainer } from '../../src/sdk/create-trainer.js';
import { datasets } from '../../src/sdk/datasets.js';
import type { ConfigInput } from '../../src/shared/config.js';
import { resolveConfig } from '../../src/shared/config-schema.js';
import type { DatasetSource } from '../../src/shared/dataset.js';
import { knownData } from '../../src/still/known-data.js';
import { sceneOf, type Look } from '../../src/still/scene.js';
import { stillLook } from '../../src/still/still.js';

/** The first look at a run, as the page computes it and as the real worker does. */
async function bothLooks(source: DatasetSource, input: ConfigInput): Promise<{ still: Look; live: Look }> {
  const config = resolveConfig(input);
  const known = knownData(source);
  const scene = sceneOf(source, known, config);
  const still = stillLook(scene, known, config);
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
