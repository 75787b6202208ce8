import { expect } from 'chai';
import type { MetricName } from '../../../src/shared/metrics.js';
import type { SyntheticName } from '../../../src/shared/synthetic/index.js';
import type { Evaluator } from '../../../worker/evaluation/evaluator.js';
import { byMetric, evaluate, evaluatorOf, generatorOf, perfect, type Make } from './evaluating.js';
import { drawShapes } from './shapes.js';

/** Always the same example, a real one. */
const collapsed =
  (make: Make, size: number): Make =>
  (_, count) =>
    Float32Array.from({ length: count * size }, (__, i) => make(1, 1)[i % size]!);

/**
 * Metrics that a generator which collapsed onto one good example may do well on: spread if that is a deviation away, and the
 * value of the game because D says ½ whatever it is shown.
 */
const BLIND: readonly MetricName[] = ['highQuality', 'precision', 'spread', 'valueError'];

/** How far from its floor, which is about 1, such a metric of a good generator may be by chance. */
const CLOSE = 0.25;

/** A third as far from it at most as a bad generator is. */
async function expectAtFloor(evaluator: Evaluator, make: Make, bad: Make): Promise<void> {
  const { measured } = await evaluate(evaluator, generatorOf(make));
  const far = byMetric(await evaluate(evaluator, generatorOf(bad)));
  expect(measured).not.to.be.empty;
  for (const { metric, value, floor } of measured) {
    const off = BLIND.includes(metric) ? CLOSE : Math.abs(far[metric]!.value - floor!) / 3;
    expect(value, metric).to.be.closeTo(floor!, off);
  }
}

async function expectSeen(evaluator: Evaluator, bad: Make): Promise<void> {
  const { measured } = await evaluate(evaluator, generatorOf(bad));
  for (const { metric, value, floor } of measured) {
    if (BLIND.includes(metric)) continue;
    const { [metric]: again } = byMetric(await evaluate(evaluator, generatorOf(bad), { metrics: [metric] }));
    expect(again!.value, `${metric} asked for alone`).to.equal(value);
    expect(Math.abs(value - floor!), metric).to.be.above(0.02 * Math.max(1, Math.abs(floor!)));
  }
}

describe('evaluating a generator of points', () => {
  for (const name of ['ring', 'moons', 'mixture-1d'] satisfies SyntheticName[]) {
    it(`finds a perfect one of ${name} at the floor, and one that collapsed not`, async () => {
      const evaluator = await evaluatorOf(name);
      const bad = collapsed(perfect(name), name === 'mixture-1d' ? 1 : 2);
      await expectAtFloor(evaluator, perfect(name), bad);
      await expectSeen(evaluator, bad);
    });
  }

  it('counts the modes, of which one that collapsed has one', async () => {
    const evaluator = await evaluatorOf('ring');
    const { modes, reverseKl } = byMetric(
      await evaluate(evaluator, generatorOf(collapsed(perfect('ring'), 2))),
    );
    expect(modes).to.deep.equal({ metric: 'modes', value: 1, floor: 8, n: 500 });
    expect(reverseKl!.value).to.be.closeTo(Math.log(8), 1e-9);
  });

  it('knows the game: D = ½ is optimal for a perfect generator, and 1 is not', async () => {
    const evaluator = await evaluatorOf('mixture-1d');
    const metrics: MetricName[] = ['valueError', 'discriminatorError'];
    const good = byMetric(await evaluate(evaluator, generatorOf(perfect('mixture-1d')), { metrics }));
    expect(good.valueError!.value).to.be.below(0.01);
    expect(good.discriminatorError!.value).to.be.below(0.03);
    const sure = generatorOf(perfect('mixture-1d'), () => 0.9);
    const bad = byMetric(await evaluate(evaluator, sure, { metrics }));
    expect(bad.discriminatorError!.value).to.be.closeTo(0.4, 0.03);
    expect(bad.valueError!.value).to.be.closeTo(Math.abs(Math.log(0.9) + Math.log(0.1) + Math.log(4)), 0.02);
  });

  it('measures a divergence of points whose density is not known against other real ones', async () => {
    const data = perfect('ring')(3, 4000);
    const evaluator = await evaluatorOf({
      name: 'own',
      count: 4000,
      shape: [2],
      data,
      labels: undefined,
      range: [-1.1, 1.1],
    });
    const { measured } = await evaluate(evaluator, generatorOf(perfect('ring')));
    expect(measured.map(({ metric }) => metric))
      .to.include('jensenShannon')
      .and.not.to.include('modes');
    await expectAtFloor(evaluator, perfect('ring'), collapsed(perfect('ring'), 2));
    await expectSeen(evaluator, collapsed(perfect('ring'), 2));
  });

  it('gives the same numbers for the same seed, others for another, and tells step and n', async () => {
    const evaluator = await evaluatorOf('ring');
    const generator = generatorOf(perfect('ring'));
    const first = await evaluate(evaluator, generator);
    expect(first.step).to.equal(7);
    expect(await evaluate(evaluator, generator)).to.deep.equal(first);
    expect(await evaluate(await evaluatorOf('ring'), generator)).to.deep.equal(first);
    const other = await evaluate(evaluator, generator, { seed: 2 });
    expect(byMetric(other).slicedWasserstein!.value).not.to.equal(byMetric(first).slicedWasserstein!.value);
    expect(byMetric(other).slicedWasserstein!.floor).to.equal(byMetric(first).slicedWasserstein!.floor);
    expect(byMetric(first).frechet!.features).to.deep.equal({ kind: 'coordinates' });
  });

  it('has fewer examples where the data are few', async () => {
    const evaluator = await evaluatorOf('ring');
    const metrics: MetricName[] = ['slicedWasserstein', 'mmd'];
    const { slicedWasserstein, mmd } = byMetric(
      await evaluate(evaluator, generatorOf(perfect('ring')), { metrics, count: 5000 }),
    );
    expect([slicedWasserstein!.n, mmd!.n]).to.deep.equal([5000, 4096]);
  }).timeout(60_000);
});

describe('evaluating a generator of images', () => {
  const real = drawShapes(1, 2000);
  const same: Make = (seed, count) => Float32Array.from(drawShapes(seed, count).data);
  const noisy =
    (share: number): Make =>
    (seed, count) =>
      same(seed, count).map((value, i) => (1 - share) * value + share * ((i * 7919) % 256));
  const ALL: readonly MetricName[] = ['mmd', 'memorisation', 'nearestNeighbour', 'frechet', 'kid', 'parzen'];

  it('finds a perfect one at the floor, and one that collapsed not, by a classifier’s features', async function () {
    this.timeout(120_000);
    const evaluator = await evaluatorOf(real);
    const good = byMetric(await evaluate(evaluator, generatorOf(same), { metrics: ALL }));
    const bad = byMetric(await evaluate(evaluator, generatorOf(collapsed(same, 100)), { metrics: ALL }));
    for (const metric of ALL) {
      const { value, floor } = good[metric]!;
      const [off, far] = [Math.abs(value - floor!), Math.abs(bad[metric]!.value - floor!)];
      expect(off, metric).to.be.below(far / 3);
    }
    expect(good.frechet!.features)
      .to.include({ kind: 'classifier' })
      .and.have.property('accuracy')
      .above(0.95);
    await expectSeen(evaluator, collapsed(same, 100));

    const distances: number[] = [];
    for (const share of [0, 0.2, 0.4, 0.8]) {
      const { frechet } = byMetric(
        await evaluate(evaluator, generatorOf(noisy(share)), { metrics: ['frechet'] }),
      );
      distances.push(frechet!.value);
    }
    expect(distances).to.deep.equal(distances.toSorted((a, b) => a - b));
    expect(distances.at(-1)).to.be.above(10 * distances[0]!);
  });

  it('shows the likelihood of real images and of k-means beside that of generated ones', async () => {
    const evaluator = await evaluatorOf(real);
    const metrics: MetricName[] = ['parzen', 'parzenReal', 'parzenKMeans'];
    const { parzen, parzenReal, parzenKMeans } = byMetric(
      await evaluate(evaluator, generatorOf(same), { metrics, count: 300 }),
    );
    expect(parzen!.value).to.be.closeTo(parzenReal!.value, 3);
    expect(parzen!.floor).to.equal(parzenReal!.value);
    expect(parzen!.error).to.be.above(0);
    expect(parzen!.sigma).to.be.within(0.1, 1);
    expect(parzenKMeans!.value).to.be.above(parzenReal!.value);
    expect(parzenKMeans!.floor).to.equal(undefined);
  });

  it('looks at pixels where there are no labels', async () => {
    const evaluator = await evaluatorOf({ ...real, labels: undefined });
    const { measured } = await evaluate(evaluator, generatorOf(same), { count: 200 });
    const { coverage } = byMetric({ step: 0, measured });
    expect(coverage!.features).to.deep.equal({ kind: 'pixels' });
    expect(coverage!.value).to.be.closeTo(coverage!.floor!, 0.1);
    expect(measured.map(({ metric }) => metric)).not.to.include.members(['classifierScore', 'parzen']);
  });
});

describe('an evaluation', () => {
  it('stops when it is told to, and the next one is not held up', async () => {
    const evaluator = await evaluatorOf('ring');
    const generator = generatorOf(perfect('ring'));
    const controller = new AbortController();
    const stopped = evaluate(evaluator, generator, { count: 4000 }, controller.signal).catch(
      (thrown: unknown) => thrown,
    );
    const next = evaluate(evaluator, generator, { metrics: ['modes'] });
    setTimeout(() => controller.abort(new Error('enough')), 5);
    expect(await stopped).to.have.property('message', 'enough');
    expect((await next).measured).to.have.length(1);
  });
});
