import { expect } from 'chai';
import { datasets } from '../../src/sdk/datasets.js';
import { resolveConfig } from '../../src/shared/config-schema.js';
import type { DatasetSource } from '../../src/shared/dataset.js';
import { knownData } from '../../src/still/known-data.js';
import { sceneOf, type Scene } from '../../src/still/scene.js';

const sceneFor = (source: DatasetSource | undefined, preset = 'ring'): Scene =>
  sceneOf(source, knownData(source), resolveConfig({ preset }));

const own = (shape: readonly number[]): DatasetSource =>
  datasets.fromArray(
    Float32Array.from(
      { length: 30 * shape.reduce((a, b) => a * b) },
      (_, i) => (i % 5) + (i % shape[0]!) * 100,
    ),
    { shape },
  );

describe('sceneOf', () => {
  it('shows two numbers in a plane as wide as it is high, with room around the data', () => {
    const scene = sceneFor(own([2]));
    if (scene.kind !== 'plane') throw new Error(scene.kind);
    const [[left, right], [bottom, top]] = scene.extent;
    expect(right - left).to.be.closeTo(top - bottom, 1e-9);
    expect(Math.min(left, bottom)).to.be.lessThan(0);
    expect(top).to.be.greaterThan(104);
  });

  it('asks D over the whole plane, from low to high', () => {
    const { extent, questions } = sceneFor(own([2])) as Extract<Scene, { kind: 'plane' }>;
    const [x, y] = extent;
    expect(questions).to.have.lengthOf(2 * 40 * 40);
    const [first, second, last] = [0, 2, 3198].map((i) => [...questions!.slice(i, i + 2)]);
    expect(first![0]).to.be.closeTo(x[0], 1e-3);
    expect(first![1]).to.be.closeTo(y[0], 1e-3);
    expect(second![0], 'x is the quick one').to.be.greaterThan(first![0]!);
    expect(last![0]).to.be.closeTo(x[1], 1e-3);
    expect(last![1]).to.be.closeTo(y[1], 1e-3);
  });

  it('shows one number by its density, with the known one where there is one', () => {
    const scene = sceneFor({ kind: 'synthetic', name: 'mixture-1d' }, 'figure-1');
    if (scene.kind !== 'density') throw new Error(scene.kind);
    const [low, high] = scene.extent;
    const area = scene.real.reduce((sum, p) => sum + (p * (high - low)) / (scene.real.length - 1), 0);
    expect(area).to.be.closeTo(1, 0.01);
    expect(scene.latents).to.have.lengthOf(scene.samples);
  });

  it('draws no lines from z where z is more than a number', () => {
    expect(sceneFor({ kind: 'synthetic', name: 'mixture-1d' }, 'ring')).to.have.property(
      'latents',
      undefined,
    );
  });

  it('shows everything else as images, with the real ones that it has', () => {
    expect(sceneFor(own([4, 4, 1]))).to.have.nested.property('real.length', 12 * 16);
    expect(sceneFor(own([5]))).to.have.deep.nested.property('format.shape', [1, 5, 1]);
    expect(sceneFor(undefined)).to.include({ kind: 'images', real: undefined });
  });
});
