import { expect } from 'chai';
import { SYNTHETICS } from '../../../src/shared/synthetic/index.js';
import type { Dataset } from '../../../worker/data/dataset.js';
import { drawSynthetic } from '../../../worker/data/synthetic.js';
import { Evaluator } from '../../../worker/evaluation/evaluator.js';
import { RealData } from '../../../worker/evaluation/real-data.js';
import { byMetric, evaluate, generatorOf, perfect, wasm, type Make } from './evaluating.js';
import { drawShapes } from './shapes.js';

const SIZE = 100;

/** Copies examples of a dataset, from one on. */
function copying({ data }: Dataset, first: number, size: number): Make {
  return (_, count) => Float32Array.from(data.slice(first * size, (first + count) * size));
}

async function evaluatorOf(dataset: Dataset, trained: number): Promise<Evaluator> {
  return new Evaluator(new RealData(dataset, undefined, trained), await wasm());
}

describe('examples that training does not see', () => {
  it('come first, as they stand, and then the others, each once', () => {
    const data = {
      ...drawSynthetic('line', 0),
      count: 100,
      data: Float32Array.from({ length: 200 }, (_, i) => i),
    };
    const real = new RealData(data, SYNTHETICS.line, 80);
    const rows = Array.from({ length: 100 }, (_, place) => real.rowAt(place));
    expect(real.heldOut).to.equal(20);
    expect(rows.slice(0, 20)).to.deep.equal(Array.from({ length: 20 }, (_, i) => 80 + i));
    expect(rows.slice(20)).not.to.deep.equal(Array.from({ length: 80 }, (_, i) => i));
    expect(rows.toSorted((a, b) => a - b)).to.deep.equal(Array.from({ length: 100 }, (_, i) => i));
  });

  it('are what copies are told by: those of training examples are found, those of others are not copies', async () => {
    const dataset = drawSynthetic('moons', 0);
    const trained = dataset.count / 2;
    const evaluator = await evaluatorOf(dataset, trained);
    const ratioOf = async (make: Make): Promise<number> => {
      const request = { metrics: ['memorisation' as const], count: 300 };
      return byMetric(await evaluate(evaluator, generatorOf(make), request)).memorisation!.value;
    };
    expect(await ratioOf(copying(dataset, 0, 2))).to.be.below(0.05);
    expect(await ratioOf(copying(dataset, trained + 1000, 2))).to.be.closeTo(1, 0.3);
    expect(await ratioOf(perfect('moons'))).to.be.closeTo(1, 0.3);
  });

  it('are what the Parzen likelihood is of: the last of them, by a width that the first choose', async () => {
    const [count, trained] = [1500, 1000];
    const shapes = drawShapes(1, count);
    // The last 100, the test, are of no pixel that any window is on.
    shapes.data.fill(255, (count - 100) * SIZE);
    const evaluator = await evaluatorOf(shapes, trained);
    const request = { metrics: ['parzen' as const, 'parzenReal' as const], count: 100 };
    const shaped = byMetric(await evaluate(evaluator, generatorOf(copying(shapes, 0, SIZE)), request));
    const white = byMetric(
      await evaluate(
        evaluator,
        generatorOf((_, n) => new Float32Array(n * SIZE).fill(255)),
        request,
      ),
    );
    expect(shaped.parzen!.floor).to.equal(shaped.parzenReal!.value);
    expect(shaped.parzen!.value).to.be.closeTo(
      shaped.parzenReal!.value,
      0.2 * Math.abs(shaped.parzenReal!.value),
    );
    expect(shaped.parzen!.sigma).to.be.below(0.2);
    // Windows on the test examples themselves, but as wide as the validation examples, far from them, want it.
    expect(white.parzen!.sigma).to.be.above(0.5);
    expect(white.parzen!.value).to.be.above(shaped.parzen!.value);
  });
});
