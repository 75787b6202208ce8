import { expect } from 'chai';
import { memory } from '../../../worker/tf.js';
import { METRIC_NAMES, METRICS } from '../../../src/shared/metrics.js';
import { choose } from '../../../worker/evaluation/choose.js';
import { Classifier, unseenByClassifier } from '../../../worker/evaluation/classifier.js';
import { STEPS } from '../../../worker/evaluation/classifier-training.js';
import { RealData } from '../../../worker/evaluation/real-data.js';
import { drawShapes } from './shapes.js';
import { wasm } from './evaluating.js';

const signal = new AbortController().signal;
const shapes = new RealData(drawShapes(1, 1200));

describe('a classifier of the data’s own classes', () => {
  it('learns them, says what it makes of examples, and is the same each time', async () => {
    const backend = await wasm();
    const [one, other] = [new Classifier(shapes, backend), new Classifier(shapes, backend)];
    await one.train(signal);
    await other.train(signal);
    expect(one.accuracy).to.be.above(0.95);
    const examples = shapes.examples(0, 200); // More than one batch, and less than two.
    const { features, probabilities } = await one.verdicts(examples, signal);
    expect(features.data).to.have.length(200 * 64);
    expect(probabilities.data).to.have.length(200 * 3);
    const first = probabilities.data.subarray(0, 3);
    expect(first.reduce((sum, share) => sum + share)).to.be.closeTo(1, 1e-5);
    expect(first.indexOf(Math.max(...first))).to.equal(shapes.dataset.labels![shapes.rowAt(0)]);
    expect((await other.verdicts(examples, signal)).features.data).to.deep.equal(features.data);
  });

  it('goes on with its training where it was stopped, and leaves nothing but its weights', async () => {
    const before = memory().numTensors;
    const classifier = new Classifier(shapes, await wasm());
    const controller = new AbortController();
    const training = classifier.train(controller.signal);
    setTimeout(() => controller.abort(new Error('enough')), 20);
    const error = await training.catch((thrown: unknown) => thrown as Error);
    expect(error).to.have.property('message', 'enough');
    await classifier.train(signal);
    expect(classifier.accuracy).to.be.above(0.95);
    expect(memory().numTensors).to.equal(before + 1);
    await classifier.dispose();
    expect(memory().numTensors).to.equal(before);
  });

  it('tells its accuracy also where it was stopped while that was measured', async () => {
    const classifier = new Classifier(shapes, await wasm());
    let looks = 0;
    const late = {
      throwIfAborted() {
        if (looks++ > STEPS) throw new Error('enough');
      },
    } as AbortSignal;
    const error = await classifier.train(late).catch((thrown: unknown) => thrown as Error);
    expect(error).to.have.property('message', 'enough');
    await classifier.train(signal);
    expect(classifier.accuracy).to.be.above(0.95);
    await classifier.dispose();
  });

  it('frees what it has where it is not done', async () => {
    const before = memory().numTensors;
    const classifier = new Classifier(shapes, await wasm());
    const stopped = AbortSignal.abort(new Error('enough'));
    await classifier.train(stopped).catch(() => {});
    await classifier.dispose();
    expect(memory().numTensors).to.equal(before);
  });

  it('is of no example that is compared by it', () => {
    const { count } = shapes.dataset;
    const compared = METRIC_NAMES.filter((name) => METRICS[name].needs === 'labels' || name === 'frechet');
    for (const { measure, n } of choose(shapes, { metrics: compared, count }))
      expect(2 * n, measure.metrics[0]).to.be.at.most(unseenByClassifier(count));
  });
});
